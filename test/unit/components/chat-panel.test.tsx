/** What stands on the card of a chat: what is written, how the line is, and where the agent writes. */

import { render } from 'preact';
import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { ChatPanel } from '../../../components/panels/work/ChatPanel.tsx';
import type { PendingCommand } from '../../../lib/session.ts';
import type { ChatItem, ChatPage, ChatSighting } from '../../../lib/work/chat.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { lookup } from '../../gallery/directory.ts';
import { now, session } from '../../gallery/people.ts';
import { openWork, workItem } from '../../gallery/work.ts';

const item = workItem({ ...openWork, id: 'chat' });
const said = (id: string, text: string): ChatItem => ({
  ...{ id, at: now, by: 'customer', name: 'Hassan Darwish', text, what: 'text', receipt: null, file: null },
});

let drawn: Drawn;
/** How much was asked for, and the answer to each, in order. */
let asked: { count: number; answer: PromiseWithResolvers<ChatPage> }[];
let read: string[];
let reopened: unknown[][];

const chatLookup = {
  ...lookup.chat,
  chatItems(_: string, count: number) {
    const answer = Promise.withResolvers<ChatPage>();
    asked.push({ count, answer });
    return answer.promise;
  },
  chatDraft: async () => '',
  readChat: async (id: string) => void read.push(id),
};
const ask = (_: Event, ...what: unknown[]) => void reopened.push(what);

function show(changed: Partial<ChatSighting> = {}, pending: PendingCommand[] = [], at = now): void {
  const chat: ChatSighting = {
    state: 'open',
    unread: 0,
    isTyping: false,
    version: 1,
    takesFiles: true,
    ...changed,
  };
  const props = {
    session: session({ work: [item], pending }),
    now: at,
    ask,
    lookup: { ...lookup, chat: chatLookup },
  };
  drawn.draw(<ChatPanel {...props} item={item} chat={chat} />);
}
const settled = () => new Promise((done) => setTimeout(done));
/** Answers the newest question. */
async function answer(...items: ChatItem[]): Promise<void> {
  asked.at(-1)?.answer.resolve({ items, hasEarlier: items.length > 1 });
  await settled();
}
const lines = () => drawn.names('.chat-item').join('\n');

beforeEach(() => {
  drawn = freshDocument();
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
  [asked, read, reopened] = [[], [], []];
});
afterEach(() => {
  render(null, drawn.root);
  vi.unstubAllGlobals();
});

it('[CC-28] says that it loads, then shows what is written; nothing written says who sees it', async () => {
  show();
  expect(drawn.root.textContent).toContain('Loading…');
  await answer(said('a', 'Hello'));
  expect(lines()).toContain('Hello');
  expect(drawn.root.textContent).not.toContain('Loading…');
  show({ version: 2 });
  await answer();
  expect(drawn.root.textContent).toContain(
    'Nothing is written yet. Hassan Darwish sees what you write at once.',
  );
});

it('[CC-28] asks again when it has grown, and once for all that came while it asked', async () => {
  show();
  for (const version of [2, 3, 4]) show({ version });
  expect(asked).toHaveLength(1);
  await answer(said('a', 'Hello'));
  expect(asked, 'one more for three versions').toHaveLength(2);
  await answer(said('a', 'Hello'), said('b', 'Are you there?'));
  expect(lines()).toContain('Are you there?');
  show({ version: 4, isTyping: true });
  expect(asked, 'that somebody types is no more to read').toHaveLength(2);
});

it('[CC-28] one that cannot be read says so and can be tried again; what was read stays', async () => {
  show();
  await answer(said('a', 'Hello'));
  show({ version: 2 });
  asked.at(-1)?.answer.reject(new Error('no line'));
  await settled();
  expect(drawn.find('[role=alert]').textContent).toContain('The chat could not be read.');
  expect(lines()).toContain('Hello');
  drawn.send('[role=alert] button', 'click');
  await answer(said('b', 'Still here'));
  expect(drawn.root.querySelector('[role=alert]')).toBeNull();
  expect(lines()).toContain('Still here');
});

it('[CC-28] earlier messages are asked for by a press', async () => {
  show();
  await answer(said('a', 'Hello'), said('b', 'Again'));
  drawn.send('.chat-earlier button', 'click');
  await settled();
  expect(asked.map(({ count }) => count)).toEqual([60, 160]);
});

it('[CC-28] what is written is drawn anew with what comes and with the day, not with each second or key', async () => {
  show();
  let reads = 0;
  const counted = {
    ...said('a', ''),
    get text() {
      reads += 1;
      return 'Hello';
    },
  };
  await answer(counted);
  expect(lines()).toContain('Hello');
  const before = reads;
  show({ isTyping: true }, [], now + 1_000);
  Object.assign(drawn.find('textarea'), { value: 'Good' });
  drawn.send('textarea', 'input');
  await settled();
  expect(reads).toBe(before);
  show({}, [], now + 86_400_000);
  expect(reads).toBeGreaterThan(before);
  expect(drawn.find('.chat-who').textContent).toContain('yesterday');
});

it('[CC-28] whoever has it before them has read it, and a hidden view has not', async () => {
  show({ unread: 2 });
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  await answer(said('a', 'Hello'));
  const Happened = (document.defaultView as Window & typeof globalThis).Event;
  document.dispatchEvent(new Happened('visibilitychange'));
  expect(read).toEqual([]);
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
  document.dispatchEvent(new Happened('visibilitychange'));
  expect(read).toEqual(['chat']);
});

test.each<[string, Partial<ChatSighting>, string, boolean]>([
  ['is being opened', { state: 'opening' }, 'Opening the chat…', true],
  ['lost its line', { state: 'lost' }, 'Reconnecting… What you write still goes out.', true],
  ['is over', { state: 'ended' }, 'The chat is over.', false],
  ['is typed in', { isTyping: true }, 'Hassan Darwish is writing…', true],
])('[CC-28] a chat that %s says so', async (_, changed, words, hasBox) => {
  show(changed);
  await answer(said('a', 'Hello'));
  expect(drawn.find('.chat-state[role=status]').textContent).toBe(words);
  expect(drawn.root.querySelector('textarea') !== null).toBe(hasBox);
});

it('[CC-28] one that could not be opened is opened again by a press; one for Amazon’s window has no place to write', async () => {
  show({ state: 'failed' });
  expect(drawn.root.textContent).toContain('The chat could not be opened');
  await answer();
  expect(drawn.find('.chat-log').textContent).toBe('What was written stands here once the chat is open.');
  drawn.send('.notice button', 'click');
  expect(reopened).toEqual([['reopenChat', 'chat']]);
  show({ state: 'elsewhere' });
  expect(drawn.find('.chat-elsewhere').textContent).toContain('Write to Hassan Darwish in its own window.');
  expect(drawn.root.querySelector('.chat-log, textarea')).toBeNull();
});

it('[CC-28] an answer that comes when the card is gone changes nothing', async () => {
  show({ unread: 1 });
  render(null, drawn.root);
  await answer(said('a', 'Hello'));
  expect(drawn.root.textContent).toBe('');
  expect(asked).toHaveLength(1);
  expect(read).toEqual([]);
});

/** Node has Blob and no FileReader. */
class Reader {
  result = '';
  onload = () => {};
  async readAsDataURL(file: Blob): Promise<void> {
    this.result = `data:text/plain;base64,${btoa(await file.text())}`;
    this.onload();
  }
}

test('[CC-28] a file that is chosen goes with the press that sends it, and not before', async () => {
  vi.stubGlobal('FileReader', Reader);
  show();
  await answer(said('a', 'Hello'));
  const choose = async (name: string) => {
    const files = { value: [new File(['Paid'], name)], configurable: true };
    Object.defineProperty(drawn.find('input[type=file]'), 'files', files);
    drawn.send('input[type=file]', 'change');
    await vi.waitFor(() => drawn.find('.chat-attachment'));
  };
  const isGone = () => vi.waitFor(() => expect(drawn.root.querySelector('.chat-attachment')).toBeNull());
  await choose('setup.exe');
  expect(drawn.find('.chat-attachment').textContent).toContain('Connect takes no files of this kind');
  drawn.send('[aria-label="Leave the file"]', 'click');
  await isGone();
  await choose('bill.pdf');
  const sends = '.chat-attachment .button';
  await vi.waitFor(() => expect(drawn.find(sends).getAttribute('aria-disabled')).toBe('false'));
  expect(reopened).toEqual([]);
  drawn.send(sends, 'click');
  drawn.send(sends, 'click');
  expect(reopened).toEqual([['sendChatFile', 'chat', 'bill.pdf', btoa('Paid')]]);
  // The widget may judge that the press did not count: then it is still there.
  show();
  await settled();
  expect(drawn.find('.chat-attachment').textContent).toContain('bill.pdf');
  show({}, [{ command: 'sendChatFile', callId: 'chat' }]);
  await isGone();
});
