/** Handing a call on by hand: every step in the widget of one agent and of the other, with nothing but the mouse. */

import type { Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { press } from '../../scripts/press.ts';
import { call, choosePresence, customer, phase } from './call-moves.ts';
import { beginAnew, openTwoAgents, type TwoAgents } from './transfer-moves.ts';

let agents: TwoAgents;

beforeAll(async () => {
  agents = await openTwoAgents();
});
afterAll(() => agents?.world[Symbol.asyncDispose]());

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

describe('a call handed on by hand', () => {
  test('[AC-26][AC-42][AC-44][AC-46][AC-47][VO-34][VO-36][VO-38][VO-39][VO-40] found, consulted, merged, left', async () => {
    await beginAnew(agents);
    const { priya, tomasz } = agents;
    const page = await atWork(priya, '/case');
    const widget = await talks(agents, page);
    const others = await atWork(tomasz, '/orders');

    await press(widget, 'Transfer');
    await widget.waitForSelector(`${row})`);
    await widget.type('[role=combobox]', 'tomasz');
    await widget.waitForSelector('[role=grid][aria-rowcount="1"]');
    await press(widget, 'Consult');
    await priya.waitForSession(phase('consult-dialing'));

    await tomasz.waitForSession(phase('ringing'));
    const theirs = await tomasz.widget(others);
    await theirs.waitForSelector('::-p-text(Internal transfer)');
    await press(theirs, 'Join');
    await priya.waitForSession(phase('consult'));
    await widget.waitForSelector('::-p-text(hear each other)');

    await press(widget, 'Merge');
    await priya.waitForSession(phase('conference'));
    await widget.waitForSelector('::-p-text(3 people)');
    await press(widget, 'Leave');
    await priya.waitForSession(phase('wrap-up'));
    await tomasz.waitForSession(phase('connected'));
    await page.close();
    await others.close();
  });

  test('[AC-45][AC-49] handed over blind and refused: the customer is back, and somebody else can be tried', async () => {
    await beginAnew(agents);
    const { priya, tomasz } = agents;
    const page = await atWork(priya, '/case');
    const widget = await talks(agents, page);
    const others = await atWork(tomasz, '/orders');

    await press(widget, 'Transfer');
    await widget.waitForSelector(`${row})`);
    await widget.type('[role=combobox]', 'tomasz');
    await widget.waitForSelector('[role=grid][aria-rowcount="1"]');
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
