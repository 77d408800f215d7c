/** What the agent writes in a chat: sent once, kept until it has arrived, and nobody's after the chat. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatState } from '../../../lib/work/chat.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { workItem } from '../../gallery/work.ts';

type Background = Awaited<ReturnType<typeof fakeBackground>>;

let stored: ReturnType<typeof storedArea>;
let background: Background;

const chatting = (state: ChatState = 'open') =>
  workItem({
    ...{ id: 'chat', phase: 'open', acceptedAt: 1 },
    chat: { state, unread: 0, isTyping: false, version: 1, takesFiles: true },
  });
async function wake(): Promise<void> {
  background = await fakeBackground(stored);
  background.store.change({ work: [chatting()] });
}
beforeEach(async () => {
  stored = storedArea();
  await wake();
});

const send = (text: string) => background.commands.sendChat({}, 'chat', text);
const draft = () => background.chats.queries.chatDraft({}, 'chat');
const write = (text: string) => background.chats.queries.saveChatDraft({}, 'chat', text);
const tokens = () =>
  background.platform.asked.filter((verb) => verb.startsWith('sendChat')).map((verb) => verb.split(' ')[2]);

describe('[CC-28] a text in a chat', () => {
  it('is sent, and no draft any more', async () => {
    await write('Good mor');
    await send(' Good morning ');
    const { items } = await background.chats.queries.chatItems({}, 'chat', 50);
    expect(items.map(({ text }) => text)).toEqual(['Good morning']);
    expect(await draft()).toBe('');
  });

  it('that fails is in its draft again, before what was written meanwhile, and is sent once by the same token', async () => {
    const answer = background.platform.stall();
    background.platform.refuseNext(new Error('cut'));
    const sent = send('Good morning');
    await write('How');
    expect(await draft()).toBe('How');
    answer();
    await expect(sent).rejects.toThrow();
    expect(await draft()).toBe('Good morning\nHow');
    await write('Good morning');
    await send('Good morning');
    const [first, second] = tokens();
    expect(second).toBe(first);
    expect(await draft()).toBe('');
    await send('Good morning');
    expect(tokens()[2]).not.toBe(first);
  });

  it('that a worker died over is in its draft for the next one', async () => {
    background.platform.stall();
    void send('Good morning');
    await new Promise((done) => setImmediate(done));
    const [first] = tokens();
    await wake();
    expect(await draft()).toBe('Good morning');
    await send('Good morning');
    expect(tokens()).toEqual([first]);
  });

  it.each<[string, ChatState, string, string]>([
    ['nothing', 'open', '  ', 'not-now'],
    ['more than fits', 'open', 'x'.repeat(1025), 'not-now'],
    ['in a chat that is over', 'ended', 'Hello', 'chat-not-open'],
    ['in one that could not be opened', 'failed', 'Hello', 'chat-not-open'],
  ])('is refused: %s', async (_, state, text, code) => {
    background.store.change({ work: [chatting(state)] });
    await expect(send(text)).rejects.toMatchObject({ code });
    expect(tokens()).toEqual([]);
  });

  it('goes out over a line on which nothing is heard', async () => {
    background.store.change({ work: [chatting('lost')] });
    await send('Hello');
    expect(tokens()).toHaveLength(1);
  });

  it('is nobody’s once the chat is gone, and stands in no session', async () => {
    await write('Never sent');
    expect(JSON.stringify(background.store.now())).not.toContain('Never sent');
    background.store.change({ work: [] });
    await expect(background.chats.queries.chatItems({}, 'chat', 9)).rejects.toMatchObject({
      code: 'no-such-work',
    });
    expect(JSON.stringify(await stored.get(['chatDrafts']))).not.toContain('Never sent');
  });
});

describe('[CC-28] a file in a chat', () => {
  const open = (fileId: string) => background.commands.openChatFile({}, 'chat', fileId);

  it('opens in a tab of its own', async () => {
    await open('kettle');
    expect(background.done).toEqual(['openTab https://files.example/kettle']);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://files.example/kettle', 'nothing'])(
    'opens no %s',
    async (address) => {
      background.platform.chatFile = async () => address;
      await expect(open('kettle')).rejects.toMatchObject({ code: 'chat-no-file' });
      expect(background.done).toEqual([]);
    },
  );

  it('of a chat that is gone opens nothing', async () => {
    background.store.change({ work: [] });
    await expect(open('kettle')).rejects.toMatchObject({ code: 'no-such-work' });
  });

  it.each<[string, string, string, string | null]>([
    ['of a kind and size that Connect takes', 'Bill.PDF', btoa('Paid'), null],
    ['of a kind that it does not', 'setup.exe', btoa('x'), 'chat-file-refused'],
    ['without an ending', 'README', btoa('x'), 'chat-file-refused'],
    ['called like a property of every object', 'a.constructor', btoa('x'), 'chat-file-refused'],
    ['that is empty', 'empty.txt', '', 'chat-file-refused'],
    ['of 20 MB', 'big.mp4', 'A'.repeat(27_962_024).replace(/..$/, 'A='), null],
    ['of a byte more', 'big.mp4', 'A'.repeat(27_962_028), 'chat-file-refused'],
    ['with too long a name', `${'x'.repeat(253)}.txt`, btoa('x'), 'chat-file-refused'],
  ])('%s', async (_, name, content, code) => {
    const sent = background.commands.sendChatFile({}, 'chat', name, content);
    if (code) await expect(sent).rejects.toMatchObject({ code });
    else await sent;
    expect(background.platform.asked.includes(`sendChatFile chat ${name}`)).toBe(code === null);
  });

  it('is sent in no chat that is not open', async () => {
    background.store.change({ work: [chatting('ended')] });
    const sent = background.commands.sendChatFile({}, 'chat', 'Bill.PDF', btoa('Paid'));
    await expect(sent).rejects.toMatchObject({ code: 'chat-not-open' });
  });
});
