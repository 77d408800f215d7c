/** The agent's presence at the instance and here are one: whoever and whatever changes it, and what is to follow. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../lib/session.ts';
import { shown } from '../../../scripts/press.ts';
import {
  call,
  choosePresence,
  customer,
  noCalls,
  phase,
  ring,
  startOver,
  talk,
  wrapUp,
} from '../call-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();

const stands = (name: string) => (session: Session) => session.agent?.presence.name === name;
const idOf = async (name: string) =>
  (await world.session()).agent?.choices.find((choice) => choice.name === name)?.id ?? '';

async function dial(number: string): Promise<void> {
  await world.command('suggestNumber', number);
  const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
  await world.command('dialSuggestion', suggestion?.id ?? '', false);
}

beforeEach(async () => {
  await startOver(world);
  await world.command('dismissUnanswered');
  await world.command('dismissNotice');
});

describe('what Connect makes of it', () => {
  it('[VO-23][VO-24][VO-25][VO-26][AC-12] calling customer, on a call, after call work, and available again', async () => {
    await dial('+442079460820');
    await world.waitForSession((session) => stands('CallingCustomer')(session) && phase('dialing')(session));
    const id = call(await world.session())?.id ?? '';
    await world.connect.client.customerAnswers({ id });
    const busy = await world.waitForSession(stands('Busy'));
    expect(busy.presence.last).toMatchObject({ by: 'connect', from: { name: 'CallingCustomer' } });
    await world.command('hangUp', id);
    expect((await world.waitForSession(stands('AfterCallWork'))).presence.last?.from.name).toBe('Busy');
    await world.command('clear', id);
    const free = await world.waitForSession(stands('Available'));
    expect(free.presence.last).toMatchObject({ by: 'connect', from: { name: 'AfterCallWork' } });
    expect(free.notice).toBeNull();
  });

  it('[VO-27] a customer who is not reached: said with the reason, and available again by itself', async () => {
    await world.connect.client.scriptCustomer({
      number: '+442079460821',
      script: { answersAfterMs: 'failed' },
    });
    await dial('+442079460821');
    await world.waitForSession(stands('FailedConnectCustomer'));
    const back = await world.waitForSession(
      (session) => stands('Available')(session) && noCalls(session) && session.unanswered !== null,
    );
    expect(back.unanswered).toMatchObject({ endReason: 'failed', endDetail: 'FailedConnectCustomer' });
    const popup = await world.own('popup.html');
    await shown(popup, '::-p-text(Customer not reached)');
    await popup.close();
  });
});

describe('what others make of it', () => {
  it('[AC-09][AC-11][AC-13][AC-16] a supervisor’s choice shows at once, with its mark, as not the agent’s own', async () => {
    const popup = await world.own('popup.html');
    await popup.waitForSelector('.status .dot.available');
    await world.connect.client.forcePresence({ agent: 'priya', presence: 'Lunch' });
    await popup.waitForSelector('.status .dot.away');
    await shown(popup, '::-p-text(You were set to Lunch)');
    await shown(popup, '::-p-text(No calls come to you in this status)');
    const { agent } = await world.session();
    expect(Math.abs(Date.now() - (agent?.presence.since ?? 0))).toBeLessThan(10_000);
    // Choosing oneself again is the answer to it.
    await choosePresence(world, 'Available');
    const own = await world.waitForSession((session) => session.notice === null);
    expect(own.presence.last?.by).toBe('agent');
    await popup.close();
  });
});

describe('what is to follow the call', () => {
  it('[AC-08] is kept, shown, and taken back', async () => {
    const id = await talk(world);
    await world.command('setPresence', await idOf('Lunch'));
    const popup = await world.own('popup.html');
    const chip = await popup.waitForSelector('::-p-aria([name="Next: Lunch. Cancel"][role="button"])');
    await world.connect.client.waitFor(({ agents }) => agents[0]?.nextPresence?.name === 'Lunch');
    await chip?.click();
    await world.waitForSession((session) => session.agent?.nextPresence === null);
    await popup.close();
    await world.command('setPresence', await idOf('Lunch'));
    await wrapUp(world, id);
    const { presence } = await world.waitForSession(stands('Lunch'));
    expect(presence.last?.by).toBe('agent');
  });

  it('[AC-22][AC-09] after a miss Connect takes the wrong one: available at last, and a call that waited comes', async () => {
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_500, forgetsChoiceAfterMiss: true });
    await ring(world);
    await world.command('setPresence', await idOf('Offline'));
    await world.waitForSession(stands('MissedCallAgent'));
    // The caller waits on: nothing is offered to whoever missed it.
    await world.connect.client.waitFor(({ contacts }) => contacts.some((contact) => contact.isWaiting));
    await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
    await world.command('setPresence', await idOf('Available'));
    const rung = await world.waitForSession(phase('ringing'), 15_000);
    expect(call(rung)?.numberText).toContain(customer.slice(-4));
    await world.connect.client.changeSettings({ forgetsChoiceAfterMiss: false });
  });
});
