import { afterEach, expect, it, vi } from 'vitest';
import { nameCallers } from '../../../entrypoints/background/directory/caller-names.ts';
import { perform } from '../../../entrypoints/background/gate.ts';
import { interactionQueries } from '../../../entrypoints/background/records/interaction-queries.ts';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { createOutbox } from '../../../entrypoints/background/servicenow/outbox.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { mirroredStore, signedInAs, unheard } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { stream } from '../../gallery/records.ts';
import { workItem } from '../../gallery/work.ts';
import { newWorld, talking } from './desk.ts';

/** They stand in a call, its attributes and its notes, and must stand nowhere else. */
const canary = { number: '+442079460958', notes: 'canary-notes-7d41', attribute: 'canary-attribute-19fe' };

const sysId = '7c1e9a5240d24f0c9a11b7f3b7f3b7f3';

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
    ...{
      store,
      database: failing,
      kept: storedArea(),
      stored: storedArea(),
      settings: async () => defaultSettings,
    },
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

it('[XX-05] nor does the name of a file that is sent in one, or its content', async () => {
  const said = listen();
  const { store, commands, platform } = await fakeBackground();
  const chat = { state: 'open', unread: 0, isTyping: false, version: 1, takesFiles: true } as const;
  store.change({ work: [workItem({ id: 'chat', phase: 'open', chat })] });
  const send = (name: string) =>
    perform({ store, commands }, 'sendChatFile', {}, ['chat', name, btoa(canary.notes)]);
  await send(`${canary.notes}.pdf`);
  await expect(send(`${canary.notes}.exe`)).rejects.toThrow();
  platform.refuseNext(new VoiceError('chat-not-sent', 'no-answer'));
  await expect(send(`${canary.notes}.pdf`)).rejects.toThrow();
  expect(said()).toContain('sendChatFile');
  isSilentOf(`${said()} ${JSON.stringify(store.now())}`);
  expect(said()).not.toContain(btoa(canary.notes));
});

it('[XX-05] nor does what ServiceNow says of a record that it refuses, though it repeats it', async () => {
  const said = listen();
  const detail = `Invalid value ${canary.notes} for ${canary.number}`;
  const database = fakeDatabase();
  const { begin, interactions } = mirroredStore(database);
  await begin(sysId, 1);
  await interactions.append(sysId, 2, [{ type: 'answered' }]);
  const outbox = createOutbox({
    ...{ database, now: () => 2, chance: () => 0.5, ...unheard },
    ...{ readCallback: async () => null, firstPart: async () => null, agentNamed: async () => null },
    ...signedInAs(async () => ({ failure: { kind: 'refused', status: 400, detail, retryAfterMs: null } })),
  });
  await outbox.flush();
  expect((await (await database()).get('outbox', sysId))?.failure?.detail).toBe(detail);
  isSilentOf(said());
});

it('[XX-05] nor do a follow-up that is refused and a file of records that is none', async () => {
  const said = listen();
  const { store, commands } = await fakeBackground();
  const asked = [canary.number, 1, '', canary.notes, canary.attribute];
  await expect(perform({ store, commands }, 'scheduleCallback', {}, asked)).rejects.toThrow();
  expect(said()).toContain('scheduleCallback');
  const { records } = await talking(newWorld());
  const bad = [stream('a', 60, [[5, { type: 'edited', work_notes: canary.notes, short_description: '' }]])];
  const gap = bad.map((events) => events.slice(1));
  const { importInteractions } = interactionQueries(records);
  const failure = await importInteractions({}, gap).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(VoiceError);
  isSilentOf(`${said()} ${JSON.stringify(failure)} ${(failure as VoiceError).detail}`);
});
