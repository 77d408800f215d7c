/** What only an instance with multi-party calls lets an agent do, and what one with three parties refuses. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, phase } from './call-moves.ts';
import { ask } from './contacts-moves.ts';
import {
  beginAnew,
  haulier,
  hears,
  joins,
  openTwoAgents,
  party,
  priyaTalks,
  type TwoAgents,
  toTomasz,
} from './transfer-moves.ts';
import type { AgentSeat } from './world.ts';

let stage: TwoAgents;

beforeAll(async () => {
  stage = await openTwoAgents();
}, 90_000);
afterAll(() => stage?.world[Symbol.asyncDispose]());

/** Amelia, Priya and Tomasz hear each other; answers Priya's call. */
async function conference(): Promise<string> {
  const { priya, tomasz } = stage;
  const id = await priyaTalks(stage);
  await priya.command('consult', id, await toTomasz(priya));
  await joins(tomasz);
  await priya.waitForSession(phase('consult'));
  await priya.command('merge', id);
  await priya.waitForSession(phase('conference'));
  return id;
}

describe('[AC-04][AC-47] multi-party calls', () => {
  beforeEach(() => beginAnew(stage, { multiParty: true }));

  it('hold and take back one party, while the others talk on', async () => {
    const { priya } = stage;
    const id = await conference();
    const amelia = party(await priya.session(), 'customer')?.id ?? '';
    await priya.command('holdParty', id, amelia);
    await priya.waitForSession((session) => party(session, 'customer')?.state === 'held');
    await hears(stage, ['amelia:', 'priya: tomasz', 'tomasz: priya']);
    await priya.command('resumeParty', id, amelia);
    await priya.waitForSession(phase('conference'));
    await hears(stage, ['amelia: priya tomasz', 'priya: amelia tomasz', 'tomasz: amelia priya']);
  });

  it('mute one party, who still hears', async () => {
    const { priya } = stage;
    const id = await conference();
    const amelia = party(await priya.session(), 'customer')?.id ?? '';
    await priya.command('muteParty', id, amelia);
    await priya.waitForSession((session) => party(session, 'customer')?.isMuted === true);
    await hears(stage, ['amelia: priya tomasz', 'priya: tomasz', 'tomasz: priya']);
    await priya.command('unmuteParty', id, amelia);
    await priya.waitForSession((session) => party(session, 'customer')?.isMuted === false);
    await hears(stage, ['amelia: priya tomasz', 'priya: amelia tomasz', 'tomasz: amelia priya']);
  });

  it('drop one party', async () => {
    const { priya, tomasz } = stage;
    const id = await conference();
    await priya.command('dropParty', id, party(await priya.session(), 'third-party')?.id ?? '');
    await tomasz.waitForSession(phase('wrap-up'));
    await priya.waitForSession(phase('connected'));
    await hears(stage, ['amelia: priya', 'priya: amelia']);
  });

  it('bring in a fourth, and all hear all', async () => {
    const { world, priya } = stage;
    await world.connect.client.scriptCustomer({
      number: haulier,
      script: { answersAfterMs: 200, says: { toneHz: 1040 } },
    });
    const id = await conference();
    await priya.command('consult', id, { kind: 'number', e164: haulier });
    await priya.waitForSession(phase('consult'));
    await priya.command('merge', id);
    const all = await priya.waitForSession(phase('conference'));
    expect(call(all)?.parties.filter(({ state }) => state === 'connected')).toHaveLength(4);
    await hears(stage, [
      'amelia: priya tomasz haulier',
      'haulier: amelia priya tomasz',
      'priya: amelia tomasz haulier',
      'tomasz: amelia priya haulier',
    ]);
  });

  it('[AC-49] a fourth who does not come brings the three back together', async () => {
    const { world, priya } = stage;
    await world.connect.client.scriptCustomer({ number: haulier, script: { answersAfterMs: 'busy' } });
    const id = await conference();
    await priya.command('consult', id, { kind: 'number', e164: haulier });
    await priya.waitForSession((session) => session.notice?.code === 'transfer-refused');
    await priya.waitForSession(phase('conference'));
    await hears(stage, ['amelia: priya tomasz', 'priya: amelia tomasz', 'tomasz: amelia priya']);
  });

  it('[VO-42] a call that was handed over is handed on', async () => {
    const { world, priya, tomasz } = stage;
    await world.connect.client.scriptAgent({ agent: 'mei', script: { onRing: 'answers' } });
    const id = await conference();
    await priya.command('leave', id);
    const joined = call(await tomasz.waitForSession(phase('connected')))?.id ?? '';
    await world.connect.client.forcePresence({ agent: 'mei', presence: 'available' });
    const { kind, id: qc } = (await toTomasz(tomasz)) as { kind: 'quick-connect'; id: string };
    await tomasz.command('transfer', joined, {
      kind,
      id: qc.replace('to-tomasz', 'to-mei'),
      name: 'Mei Lin',
    });
    await tomasz.waitForSession(phase('wrap-up'));
    // Each part stands on its own agent's record, and says whose it was before and after.
    const part = async (seat: AgentSeat, callId: string) => {
      const { record } = (await ask(seat.probe, 'interaction', callId)) ?? {};
      return [record?.transferredBy, record?.transferredTo];
    };
    await expect.poll(() => part(priya, id)).toEqual([null, 'Tomasz Zielinski']);
    await expect.poll(() => part(tomasz, joined)).toEqual(['Priya Nair', 'Mei Lin']);
    await world.connect.client.waitFor(({ agents }) =>
      agents.some(({ login, contacts }) => login === 'mei' && contacts[0]?.state === 'connected'),
    );
  });
});

describe('three parties', () => {
  beforeEach(() => beginAnew(stage, { multiParty: false }));

  it('[AC-46] the one that the agent brought in can be taken out again', async () => {
    const { priya } = stage;
    const id = await conference();
    await priya.command('dropParty', id, party(await priya.session(), 'third-party')?.id ?? '');
    await priya.waitForSession(phase('connected'));
    await hears(stage, ['amelia: priya', 'priya: amelia']);
  });
});
