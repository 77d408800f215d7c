/** Two agents, each in a browser of their own, and a customer between them: transfer, consult, merge and leave. */

import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../simulator/servicenow/seed.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { call, noCalls, phase } from '../call-moves.ts';
import {
  beginAnew,
  connectServiceNow,
  hears,
  joins,
  party,
  priyaTalks,
  recordsThere,
  title,
  toTomasz,
  twoAgents,
  wrapsUp,
} from './transfer-moves.ts';

const stage = await twoAgents();

describe.each([
  ['three parties', { multiParty: false }],
  ['multi-party calls', { multiParty: true }],
])('an instance with %s', (_, settings) => {
  beforeEach(() => beginAnew(stage, settings));

  it('[VO-34][VO-36][VO-37][VO-38][VO-39][VO-40][VO-41][AC-42][AC-44][AC-46][AC-47][AC-48][EX-17] the transfer example: Amelia, Priya and Tomasz, step by step', async () => {
    const { priya, tomasz } = stage;
    // 1, 2. Priya accepts Amelia's call.
    const id = await priyaTalks(stage);
    await hears(stage, ['amelia: priya', 'priya: amelia']);
    // 3. She chooses Tomasz among the quick connects; Amelia waits on hold until he accepts.
    await priya.command('consult', id, await toTomasz(priya));
    const calling = await priya.waitForSession(phase('consult-dialing'));
    expect(call(calling)?.parties.map(({ role, state, name }) => [role, state, name])).toEqual([
      ['agent', 'connected', 'Priya Nair'],
      ['customer', 'held', 'Amelia Hart'],
      ['third-party', 'connecting', 'Tomasz Zielinski'],
    ]);
    const offered = call(await tomasz.waitForSession(phase('ringing')));
    expect(offered).toMatchObject({ kind: 'transfer', name: 'Amelia Hart', queue: 'Billing' });
    expect(offered?.transferredBy).toBe('Priya Nair');
    // 4. Tomasz joins. The two speak; Amelia hears nothing of it.
    const joined = await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    await hears(stage, ['amelia:', 'priya: tomasz', 'tomasz: priya']);
    // Priya remains for now: everybody hears everybody.
    await priya.command('merge', id);
    await priya.waitForSession(phase('conference'));
    await hears(stage, ['amelia: priya tomasz', 'priya: amelia tomasz', 'tomasz: amelia priya']);
    // 5. Priya leaves; the call is Tomasz's.
    await priya.command('leave', id);
    expect(call(await priya.waitForSession(phase('wrap-up')))).toMatchObject({ endReason: 'completed' });
    await tomasz.waitForSession(phase('connected'));
    await hears(stage, ['amelia: tomasz', 'tomasz: amelia']);
    await priya.command('clear', id);
    // Tomasz ends it and wraps up.
    await tomasz.command('hangUp', joined);
    await tomasz.waitForSession(phase('wrap-up'));
    await tomasz.command('clear', joined);
    await tomasz.waitForSession(noCalls);
    await priya.waitForSession(noCalls);
  });

  it('[AC-44] swaps between the two sides, and only one is heard at a time', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('consult', id, await toTomasz(priya));
    await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    await priya.command('swapParties', id);
    await priya.waitForSession((session) => party(session, 'customer')?.state === 'connected');
    expect(party(await priya.session(), 'third-party')?.state).toBe('held');
    await hears(stage, ['amelia: priya', 'priya: amelia', 'tomasz:']);
    await priya.command('swapParties', id);
    await priya.waitForSession((session) => party(session, 'customer')?.state === 'held');
    await hears(stage, ['amelia:', 'priya: tomasz', 'tomasz: priya']);
  });

  it('keeps the customer on hold, and says so, when the colleague hangs up', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('consult', id, await toTomasz(priya));
    const joined = await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    await tomasz.command(settings.multiParty ? 'leave' : 'hangUp', joined);
    await priya.waitForSession(phase('held'));
    await priya.waitForSession((session) => title(session) === 'Tomasz Zielinski has left');
    await priya.command('resume', id);
    await priya.waitForSession(phase('connected'));
    await hears(stage, ['amelia: priya', 'priya: amelia']);
  });
});

/** The same in both kinds of instance: what the agent sees does not hang on how many may join. */
describe('an instance with three parties, besides', () => {
  beforeEach(() => beginAnew(stage, { multiParty: false }));

  it('[AC-46][EX-17] leaves a consult without merging first: the others hear each other', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('consult', id, await toTomasz(priya));
    await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    await priya.command('leave', id);
    await priya.waitForSession(phase('wrap-up'));
    await tomasz.waitForSession(phase('connected'));
    await hears(stage, ['amelia: tomasz', 'tomasz: amelia']);
  });

  it('[AC-49][CC-41] cancels: the target stops ringing and the customer is back, without a word', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('consult', id, await toTomasz(priya));
    await tomasz.waitForSession(phase('ringing'));
    await priya.waitForSession(phase('consult-dialing'));
    await priya.command('cancelTransfer', id);
    await tomasz.waitForSession(noCalls);
    const back = await priya.waitForSession(phase('connected'));
    expect(title(back)).toBeNull();
    await hears(stage, ['amelia: priya', 'priya: amelia']);
  });

  it('[CC-41] cancels out of a consult that has begun', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('consult', id, await toTomasz(priya));
    await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    await priya.command('cancelTransfer', id);
    await priya.waitForSession(phase('connected'));
    await tomasz.waitForSession(phase('wrap-up'));
    await hears(stage, ['amelia: priya', 'priya: amelia']);
  });

  it('goes on with the colleague when the customer hangs up', async () => {
    const { world, priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('consult', id, await toTomasz(priya));
    await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    await world.connect.client.customerHangsUp({ id });
    await priya.waitForSession(phase('connected'));
    await hears(stage, ['priya: tomasz', 'tomasz: priya']);
    await priya.command('hangUp', id);
    await priya.waitForSession(phase('wrap-up'));
    await tomasz.waitForSession(phase('wrap-up'));
  });

  it('[AC-24] stays muted from talking over consult and merge until unmuted', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('mute', id);
    await priya.waitForSession((session) => call(session)?.isMuted === true);
    await priya.command('consult', id, await toTomasz(priya));
    await joins(tomasz);
    await priya.waitForSession(phase('consult'));
    expect(call(await priya.session())?.isMuted).toBe(true);
    await priya.command('merge', id);
    await priya.waitForSession(phase('conference'));
    await hears(stage, ['amelia: tomasz', 'priya: amelia tomasz', 'tomasz: amelia']);
    await priya.command('unmute', id);
    await priya.waitForSession((session) => call(session)?.isMuted === false);
    await hears(stage, ['amelia: priya tomasz', 'priya: amelia tomasz', 'tomasz: amelia priya']);
  });

  it('[XX-07][FT-17] two tabs that consult within the same 10 ms reach one colleague once', async () => {
    const { world, priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    const target = await toTomasz(priya);
    await Promise.all([priya.command('consult', id, target), priya.command('consult', id, target)]);
    await joins(tomasz);
    expect(await world.connect.client.journal('CreateAdditionalConnection')).toHaveLength(1);
    await priya.waitForSession(phase('consult'));
    await Promise.all([priya.command('merge', id), priya.command('merge', id)]);
    await priya.waitForSession(phase('conference'));
    expect(await world.connect.client.journal('ConferenceConnections')).toHaveLength(1);
  });
});

it('[VO-09][VO-11][VO-38][VO-39][VO-40][VO-41][VO-42][AC-48] the transfer example stands on ServiceNow step by step: interaction, phone logs, who took part, and wrap-up of both', async () => {
  const instance = await createServiceNowInstance();
  await using _ = { [Symbol.asyncDispose]: () => instance.stop() };
  await beginAnew(stage);
  const { world, priya, tomasz } = stage;
  for (const seat of world.seats) await connectServiceNow(seat, instance.url);
  const { records, rows, stands, told } = recordsThere(instance);

  // 2. The first agent accepts the customer's call.
  const id = await priyaTalks(stage);
  await expect.poll(() => stands(id)).toEqual(['work_in_progress', idOf('priya')]);
  const record = (await records())[0]?.sys_id ?? '';
  expect(await rows('sn_openframe_phone_log', record)).toMatchObject([{ call_id: id, agent: idOf('priya') }]);

  // 3. They choose the second agent: the customer is held, the record is theirs.
  await priya.command('consult', id, await toTomasz(priya));
  await priya.waitForSession(phase('consult-dialing'));
  // 4. The second joins, and has a record and a phone log of their own part.
  const joined = await joins(tomasz);
  await priya.waitForSession(phase('consult'));
  await expect.poll(() => stands(joined)).toEqual(['work_in_progress', idOf('tomasz')]);
  expect(await stands(id)).toEqual(['work_in_progress', idOf('priya')]);
  const second = (await records()).find(({ client_session_id }) => client_session_id === joined);
  const part = second?.sys_id ?? '';
  await expect
    .poll(() => rows('sn_openframe_phone_log', part))
    .toMatchObject([{ call_id: joined, agent: idOf('tomasz') }]);
  await expect.poll(() => told(part)).toMatchObject({ transferredBy: 'Priya Nair' });
  await expect
    .poll(async () => (await told(record)).participants.map(({ name }) => name))
    .toEqual(expect.arrayContaining(['Tomasz Zielinski']));

  // 5. The first leaves: the interaction is the second's, and their own part is for wrap-up.
  await priya.command('leave', id);
  await priya.waitForSession(phase('wrap-up'));
  await expect.poll(() => stands(id)).toEqual(['wrap_up', idOf('tomasz')]);
  await expect.poll(() => told(record)).toMatchObject({ transferredTo: 'Tomasz Zielinski' });
  await tomasz.waitForSession(phase('connected'));
  await wrapsUp(priya, id, 'Handed to Tomasz.');
  await expect
    .poll(() => rows('interaction_wrap_up_segment', record))
    .toMatchObject([{ state: 'closed', notes: 'Handed to Tomasz.', agent: idOf('priya') }]);
  await expect.poll(() => stands(id)).toEqual(['closed_complete', idOf('tomasz')]);

  // The second ends it and wraps up their own part.
  await tomasz.command('hangUp', joined);
  await tomasz.waitForSession(phase('wrap-up'));
  await wrapsUp(tomasz, joined, 'Refund agreed.');
  await expect.poll(() => stands(joined)).toEqual(['closed_complete', idOf('tomasz')]);
  await expect
    .poll(() => rows('interaction_wrap_up_segment', part))
    .toMatchObject([{ state: 'closed', notes: 'Refund agreed.', agent: idOf('tomasz') }]);
  // Their part points at the first's.
  const parentOf = async (id: string) => (await records()).find(({ sys_id }) => sys_id === id)?.parent ?? '';
  await expect.poll(() => Promise.all([record, part].map(parentOf))).toEqual(['', record]);
  expect(await records()).toHaveLength(2);
  for (const seat of world.seats) await seat.waitForSession(noCalls);
});
