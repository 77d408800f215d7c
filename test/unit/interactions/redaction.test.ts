import { afterEach, expect, it, vi } from 'vitest';
import { nameCallers } from '../../../entrypoints/background/directory/caller-names.ts';
import { perform } from '../../../entrypoints/background/gate.ts';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { workItem } from '../../gallery/work.ts';
import { newWorld, talking } from './desk.ts';

/** They stand in a call, its attributes and its notes, and must stand nowhere else. */
const canary = { number: '+442079460958', notes: 'canary-notes-7d41', attribute: 'canary-attribute-19fe' };

afterEach(() => vi.restoreAllMocks());

/** Everything that is written to the console from now on, as one text. */
function listen(): () => string {
  const said: unknown[][] = [];
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...all) => void said.push(all));
  return () =>
    said
      .flat()
      .map((one) => (one instanceof Error ? `${one.stack}` : JSON.stringify(one)))
      .join('\n');
}

const isSilentOf = (text: string) => {
  expect(text).not.toContain(canary.notes);
  expect(text).not.toContain(canary.attribute);
  expect(text.replace(/\D/g, ' ').split(' ')).not.toContain(canary.number.slice(1));
  expect(text).not.toContain(canary.number.slice(-7));
};

it('[XX-05] a call, its notes and their store that works stand in no log', async () => {
  const said = listen();
  const { records, platform, id, record, sys_id, draft, store } = await talking(newWorld());
  const attributes = { note: canary.attribute };
  store.change({ calls: store.now().calls.map((call) => ({ ...call, number: canary.number, attributes })) });
  await records.wrapUps.save({ ...draft, work_notes: canary.notes });
  platform.customerHangsUp(id);
  await record();
  await records.wrapUps.submit(sys_id);
  isSilentOf(said());
});

it('[XX-05] nor do they when everything fails that can, and what failed is said all the same', async () => {
  const said = listen();
  const { store, platform, stop } = await fakeBackground();
  const failing = async () => {
    throw new DOMException(`cannot keep ${canary.number}`, 'QuotaExceededError');
  };
  const records = createRecordParts({
    ...{ store, database: failing, kept: storedArea(), settings: async () => defaultSettings },
  });
  nameCallers(store, async (e164) => {
    throw new VoiceError('no-answer', `asked for ${e164}`);
  });
  platform.customerCalls({ number: canary.number, name: null, attributes: { note: canary.attribute } });
  await records.recorder.flush();
  await records.wake();
  await vi.waitFor(() => expect(said()).toContain('caller not looked up'));
  expect(said()).toContain('not put on record');
  isSilentOf(said());
  stop();
});

it('[XX-05] the logger shortens whatever number it is given', () => {
  const said = listen();
  log.warn(`refused ${canary.number}`, { why: `tel:${canary.number}`, detail: '020 7946 0958' });
  expect(said()).toContain('…58');
  isSilentOf(said());
});

it('[XX-05] what is written in a chat stands in no log and no session, also when it does not arrive', async () => {
  const said = listen();
  const { store, commands, chats, platform } = await fakeBackground();
  const chat = { state: 'open', unread: 0, isTyping: false, version: 1, takesFiles: true } as const;
  store.change({ work: [workItem({ id: 'chat', phase: 'open', chat })] });
  const send = () => perform({ store, commands }, 'sendChat', {}, ['chat', canary.notes]);
  await send();
  platform.refuseNext(new VoiceError('chat-not-sent', 'no-answer'));
  await expect(send()).rejects.toThrow();
  await chats.queries.saveChatDraft({}, 'chat', canary.notes);
  expect(said()).toContain('chat-not-sent');
  isSilentOf(`${said()} ${JSON.stringify(store.now())}`);
});
