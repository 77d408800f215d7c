/** Two agents in a call: what only an instance with multi-party calls lets them do, what one with three parties refuses, and a call handed on with nothing but the mouse. */

import type { Frame, Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { press, shown } from '../../../scripts/press.ts';
import { call, choosePresence, customer, phase } from '../call-moves.ts';
import { ask } from '../pages/contacts-moves.ts';
import type { AgentSeat } from '../world.ts';
import {
  beginAnew,
  haulier,
  hears,
  joins,
  party,
  priyaTalks,
  type TwoAgents,
  toTomasz,
  twoAgents,
} from './transfer-moves.ts';

const stage = await twoAgents();

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

/** A page of this agent's own is in front, and their widget on it. */
async function atWork(seat: TwoAgents['priya'], path: string): Promise<Page> {
  await choosePresence(seat, 'Available');
  return seat.page(path);
}

async function talks({ world, priya }: TwoAgents, page: Page): Promise<Frame> {
  await world.connect.client.placeCall({ number: customer, name: 'Amelia Hart', queue: 'Billing' });
  await priya.waitForSession(phase('ringing'));
  const widget = await priya.widget(page);
  await press(widget, 'Accept');
  await priya.waitForSession((session) => phase('connected')(session) && call(session)?.media === 'live');
  return widget;
}

const row = '::-p-xpath(//*[@role="row"][contains(., "Tomasz")]';

/** Priya talks on a page of her own, and has found her colleague, who is at another one. */
async function findsTomasz() {
  await beginAnew(stage);
  const page = await atWork(stage.priya, '/case');
  const widget = await talks(stage, page);
  const others = await atWork(stage.tomasz, '/orders');
  await press(widget, 'Transfer');
  await widget.waitForSelector(`${row})`);
  await widget.type('[role=combobox]', 'tomasz');
  await widget.waitForSelector('[role=grid][aria-rowcount="1"]');
  return { page, widget, others };
}

describe('a call handed on by hand', () => {
  it('[AC-26][AC-42][AC-44][AC-46][AC-47][VO-34][VO-36][VO-38][VO-39][VO-40] found, consulted, merged, left', async () => {
    const { priya, tomasz } = stage;
    const { page, widget, others } = await findsTomasz();
    await press(widget, 'Consult');
    await priya.waitForSession(phase('consult-dialing'));

    await tomasz.waitForSession(phase('ringing'));
    const theirs = await tomasz.widget(others);
    await shown(theirs, '::-p-text(Internal transfer)');
    await press(theirs, 'Join');
    await priya.waitForSession(phase('consult'));
    await shown(widget, '::-p-text(hear each other)');

    await press(widget, 'Merge');
    await priya.waitForSession(phase('conference'));
    await shown(widget, '::-p-text(3 people)');
    await press(widget, 'Leave');
    await priya.waitForSession(phase('wrap-up'));
    await tomasz.waitForSession(phase('connected'));
    await page.close();
    await others.close();
  });

  it('[AC-45][AC-49] handed over blind and refused: the customer is back, and somebody else can be tried', async () => {
    const { priya, tomasz } = stage;
    const { page, widget, others } = await findsTomasz();
    await press(widget, 'Blind');
    await tomasz.waitForSession(phase('ringing'));
    await press(await tomasz.widget(others), 'Reject');

    await priya.waitForSession(({ notice }) => notice?.code === 'transfer-refused');
    const back = await priya.waitForSession(phase('connected'));
    expect(back.calls[0]?.leaving).toBeNull();
    await press(widget, 'Try someone else');
    await widget.waitForSelector(`${row})`);
    await page.close();
    await others.close();
  });
});
