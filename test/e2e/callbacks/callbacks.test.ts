/** Callbacks from the request until they are closed, in a browser against the simulated instance; the figures of seed 001 by name. */

import { beforeEach, expect, it } from 'vitest';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import type { Session } from '../../../lib/session.ts';
import { button, press, shown } from '../../../scripts/press.ts';
import type { ControlView } from '../../../simulator/connect/control/control-view.ts';
import { phase as callPhase, startOver } from '../call-moves.ts';
import { toTomasz } from '../calls/transfer-moves.ts';
import { signedInWorld } from '../world.ts';
import { promised, whereItIsNoon } from './callback-moves.ts';

const home = '+442079460830';
const mobile = '+447700900830';
/** One that was not called a moment ago, which would be asked about first. */
const another = '+442079460831';
const world = await signedInWorld();

const only = ({ callbacks }: Session): Callback | undefined => callbacks[0];
const inPhase = (phase: Callback['phase']) => (session: Session) => only(session)?.phase === phase;
const comes = async (phase: Callback['phase'], limitMs?: number): Promise<Callback> => {
  const callback = only(await world.waitForSession(inPhase(phase), limitMs));
  if (!callback) throw new Error('no callback');
  return callback;
};

/** A caller asks at the main number's menu to be called back as soon as possible, and hangs up. */
async function asksOnIvr(carrier: 'customer-first' | 'task', attributes: Record<string, string> = {}) {
  const { client } = world.connect;
  const wish = { name: 'As soon as possible', attributes, callsBack: { queue: 'Billing', carrier } };
  await client.changeIvr({ menu: { name: 'Welcome', options: { '3': wish } } });
  const { contactId } = await client.placeCall({ number: home, name: 'Amara Osei', ivr: true });
  await client.customerPresses({ id: contactId, digits: '3' });
}

async function offered(number: string, references: Record<string, string> = {}): Promise<string> {
  await world.connect.client.requestCallback({
    ...{ number, queue: 'billing', carrier: 'task', name: 'Amara Osei' },
    task: {
      references: {
        mobileNumber: mobile,
        reason: 'Billing Issue',
        customerTimezone: whereItIsNoon(),
        ...references,
      },
    },
  });
  const { id } = await comes('offered');
  await world.command('acceptCallback', id);
  return id;
}
const dials = async () => (await world.connect.client.journal('CreateOutboundContact')).length;

beforeEach(() => startOver(world));

it('[CB-02][CB-05][CB-10][CB-11][CB-12][CB-13][CB-14][CB-26][CF-20] Figure 1, customer-first mode, immediate callback request on the IVR: the customer is dialled before the agent is connected', async () => {
  const { client } = world.connect;
  await client.scriptCustomer({ number: home, script: { answersAfterMs: 'manual' } });
  await client.forcePresence({ agent: 'priya', presence: 'Break' });
  await asksOnIvr('customer-first');
  // In line, and nobody is on the line.
  const asked = ({ contacts }: ControlView) => contacts.find(({ isWaiting }) => isWaiting);
  const id = asked(await client.waitFor((view) => asked(view) !== undefined))?.id ?? '';
  const before = await dials();
  await client.forcePresence({ agent: 'priya', presence: 'Available' });
  await client.waitFor(({ log }) => log.some(({ what }) => what === 'customer dialled first'));
  expect(await world.session()).toMatchObject({ calls: [], callbacks: [] });
  await client.customerAnswers({ id });
  await world.waitForSession(callPhase('ringing'));
  const page = await world.page('/case');
  const widget = await world.widget(page);
  await press(widget, 'Accept');
  const talking = await world.waitForSession(callPhase('connected'));
  expect(talking).toMatchObject({ calls: [{ kind: 'callback', direction: 'inbound', number: home }] });
  await button(widget, 'Hold');
  expect(await widget.$('.callback')).toBeNull();
  expect(await dials(), 'the agent dials nothing').toBe(before);
  await page.close();
});

it('[CB-02][CB-08][CB-17][CB-18][CB-19][CB-21][CF-01][CF-02][CF-03][CF-07][CF-18][CF-27][CF-40] Figure 2, agent-first mode, immediate callback request on the IVR: the agent previews before the customer is dialled; then not answered, dialled again, talked, closed', async () => {
  const before = await dials();
  await asksOnIvr('task', {
    ...{ mobileNumber: mobile, reason: 'Billing Issue', customerTimezone: whereItIsNoon() },
  });
  const { id } = await comes('offered');
  await world.command('acceptCallback', id);
  const preview = await comes('preview');
  expect(preview.details).toMatchObject({
    ...{ source_channel: 'ivr', ivr_path: 'Welcome › As soon as possible' },
  });
  expect(await dials()).toBe(before);
  expect(preview).toMatchObject({
    name: 'Amara Osei',
    reason: 'billing_issue',
    mode: 'manual',
    dialsAt: null,
  });
  const isItsPage = (target: { url(): string }) => target.url().includes(`/interactions.html#${id}`);
  const page = await (await world.browser.waitForTarget(isItsPage)).asPage();
  await page.waitForSelector('::-p-aria([name="Call number"][role="button"])');
  await shown(page, '.callback-context::-p-text(Welcome › As soon as possible)');
  // The way to it, from a page of anybody's, comes back to the tab that has it.
  const elsewhere = await world.page('/case');
  await page.waitForFunction(() => document.visibilityState === 'hidden');
  await press(await world.widget(elsewhere), 'Open interaction');
  await page.waitForFunction(() => document.visibilityState === 'visible');
  const pages = await world.browser.pages();
  expect(pages.filter((one) => one.url().includes('/interactions.html'))).toHaveLength(1);
  await elsewhere.close();
  // My callbacks list it, and find it.
  await page.evaluate(() => {
    location.hash = '#callbacks';
  });
  const search = page.locator('[aria-label="Search callbacks"]');
  await search.fill('zebra');
  await shown(page, '::-p-text(Search and filters together leave no callback.)');
  await search.fill('amara');
  await page.locator('.callback-row a::-p-text(Amara Osei)').click();
  await shown(page, '.callback-context::-p-text(Amara Osei)');
  await world.command('chooseCallbackNumber', id, mobile);
  await world.command('dialCallback', id, true);
  const first = await comes('dialing');
  expect(first.attempts).toMatchObject([{ e164: mobile, by: 'agent' }]);
  await world.waitForSession((session) => only(session)?.callId != null);
  await world.connect.client.customerDeclines({
    id: only(await world.session())?.callId ?? '',
    as: 'noAnswer',
  });
  const missed = await comes('unanswered');
  expect(missed).toMatchObject({ attempts: [{ outcome: 'no-answer' }], previewMs: expect.any(Number) });
  await world.waitForSession(({ calls }) => calls.length === 0);

  await world.command('chooseCallbackNumber', id, home);
  await world.command('dialCallback', id, true);
  const again = only(await world.waitForSession((session) => only(session)?.attempts[1]?.callId != null));
  await world.connect.client.customerAnswers({ id: again?.callId ?? '' });
  await comes('talking');
  await world.command('hangUp', again?.callId ?? '');
  const { previewMs } = await comes('wrap-up');
  expect(previewMs).toBe(missed.previewMs);
  await world.command('closeCallback', id);
  await world.waitForSession(({ callbacks, calls }) => callbacks.length === 0 && calls.length === 0);
  // Closed, it leaves the open ones for the closed ones, with what was tried.
  await shown(page, '::-p-text(Search and filters together leave no callback.)');
  await page.locator('.segments button::-p-text(Closed)').click();
  const closed = await shown(page, '.callback-row:has(a)::-p-text(Amara Osei)');
  expect(await closed.evaluate((name) => name.closest('.callback-row')?.textContent)).toContain(
    'Closed complete',
  );
});

it('[CF-08][CF-11] handed to a colleague who turns it away it comes back, handed on again it is theirs', async () => {
  const { client } = world.connect;
  const answer = (onRing: 'rejects' | 'answers') =>
    client.scriptAgent({ agent: 'tomasz', script: { onRing, wrapsUpAfterMs: 100 } });
  await answer('rejects');
  await client.forcePresence({ agent: 'tomasz', presence: 'Available' });
  const id = await offered(home);
  await comes('preview');
  const hand = async () => world.command('transferCallback', id, await toTomasz(world));
  await hand();
  await world.waitForSession((session) => only(session)?.transfer?.hasFailed === true);
  expect(only(await world.session())).toMatchObject({ phase: 'preview', attempts: [] });
  await answer('answers');
  await client.forcePresence({ agent: 'tomasz', presence: 'Available' });
  await hand();
  await world.waitForSession(({ callbacks }) => callbacks.length === 0);
  await client.scriptAgent({ agent: 'tomasz', script: null });
});

it('[CF-14][CF-17] the countdown dials once though the worker is stopped in it', async () => {
  const before = await dials();
  const id = await offered(another, { callbackMode: 'automatic', dialSeconds: '15' });
  const { dialsAt } = await comes('preview');
  expect(dialsAt).not.toBeNull();
  await world.killWorker();
  // An alarm comes no sooner than in half a minute.
  await comes('dialing', 60_000);
  const called = only(await world.waitForSession((session) => only(session)?.callId != null));
  await world.killWorker();
  await world.connect.client.customerAnswers({ id: called?.callId ?? '' });
  await comes('talking');
  expect((await dials()) - before).toBe(1);
  await world.command('hangUp', called?.callId ?? '');
  await comes('wrap-up');
  await world.command('closeCallback', id);
  await world.waitForSession(({ callbacks }) => callbacks.length === 0);
}, 120_000);

it('[AC-06][CF-40] a worker that is stopped as the page opens, or between its question and the answer, costs no list', async () => {
  await promised(world, home, 2_000);
  const page = await world.own('interactions.html#callbacks');
  const lists: (string | undefined)[] = [];
  const listed = async (count: string) => {
    // What stands there in its place, when it does not come, is that it could not be read.
    const foot = await shown(page, `.list-foot::-p-text(${count}), .vacant`);
    lists.push(await foot.evaluate(({ textContent }) => textContent?.split(' ')[0]));
  };
  for (const ms of [0, 100, 200]) {
    const stopped = new Promise((done) => setTimeout(done, ms)).then(() => world.killWorker());
    await page.reload({ waitUntil: 'domcontentloaded' });
    await stopped;
    await listed('2,000 callbacks');
  }
  for (let tens = 1; tens <= 9; tens++) {
    await page.$eval(
      '[aria-label="Search callbacks"]',
      (field, text) => {
        (field as HTMLInputElement).value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      `under${tens}0`,
    );
    await world.killWorker();
    await listed(`${tens}0 callbacks`);
  }
  await page.close();
  expect(lists).toEqual([
    ...Array(3).fill('2,000'),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((tens) => `${tens}0`),
  ]);
});
