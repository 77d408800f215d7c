/** An agent at the simulated instance and the moves that tests of the Connect host share. */

import type { Page, Target } from 'puppeteer';
import type { Call } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import type { AgentSeat, World } from './world.ts';

export const customer = '+442079460991';
export const call = ({ calls }: Session): Call | undefined => calls[0];
export const phase = (wanted: Call['phase']) => (session: Session) => call(session)?.phase === wanted;
export const noCalls = (session: Session) => session.calls.length === 0;

/** How the extension rings: how often it began, and whether it does now. */
export interface RingCount {
  rings(): Promise<number>;
  isRinging(): Promise<boolean>;
}

/** Counts the rings of the present host from now on. */
export async function countRings(world: World): Promise<RingCount> {
  return (await world.session()).host.kind === 'window' ? countBells(world) : countHostRings(world);
}

/** Beside a window host each ring is a hidden document of its own, for as long as it sounds. */
function countBells({ browser }: World): RingCount {
  const isBell = (target: Target) => target.url().endsWith('/bell.html');
  const bells = new Set<Target>();
  const note = (target: Target) => void (isBell(target) && bells.add(target));
  // Its address may come a moment after itself.
  browser.on('targetcreated', note).on('targetchanged', note);
  return {
    rings: async () => bells.size,
    async isRinging() {
      // One that has just stopped cannot be looked into.
      const session = await browser
        .targets()
        .find(isBell)
        ?.createCDPSession()
        .catch(() => null);
      if (!session) return false;
      const states: string[] = [];
      session.on('WebAudio.contextCreated', ({ context }) => states.push(context.contextState));
      session.on('WebAudio.contextChanged', ({ context }) => states.push(context.contextState));
      await session.send('WebAudio.enable').catch(() => states.push('closed'));
      return states.at(-1) === 'running';
    },
  };
}

async function countHostRings(world: World): Promise<RingCount> {
  const target = await world.browser.waitForTarget((t) => t.url().includes('/offscreen.html'));
  const page: Page = await target.asPage();
  await page.evaluate(() => {
    const counted = globalThis as unknown as { rings?: number; isRinging: boolean };
    if (counted.rings !== undefined) return;
    counted.rings = 0;
    counted.isRinging = false;
    const { start, stop } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (when) {
      counted.rings = (counted.rings ?? 0) + 1;
      counted.isRinging = true;
      start.call(this, when);
    };
    AudioBufferSourceNode.prototype.stop = function (when) {
      counted.isRinging = false;
      stop.call(this, when);
    };
  });
  return {
    rings: () => page.evaluate(() => (globalThis as unknown as { rings: number }).rings),
    isRinging: () => page.evaluate(() => (globalThis as unknown as { isRinging: boolean }).isRinging),
  };
}

export async function choosePresence(seat: AgentSeat, name: string): Promise<void> {
  const { agent } = await seat.session();
  await seat.command('setPresence', agent?.choices.find((choice) => choice.name === name)?.id ?? '');
  await seat.waitForSession((session) => session.agent?.presence.name === name);
}

/** Empties the instance and makes the agent available. */
export async function startOver(world: World): Promise<void> {
  await world.connect.client.reset({});
  await world.waitForSession(noCalls);
  await choosePresence(world, 'Available');
}

/** A call from the customer that rings at the agent; answers its id. */
export async function ring(world: World): Promise<string> {
  await world.connect.client.placeCall({ number: customer, queue: 'billing' });
  const session = await world.waitForSession(phase('ringing'));
  return call(session)?.id ?? 'none';
}

/** A call that is answered and has audio. */
export async function talk(world: World): Promise<string> {
  const id = await ring(world);
  await world.command('accept', id);
  await world.waitForSession((session) => phase('connected')(session) && call(session)?.media === 'live');
  return id;
}

export async function wrapUp(world: World, id: string): Promise<void> {
  await world.command('hangUp', id);
  await world.waitForSession(phase('wrap-up'));
  await world.command('clear', id);
  await world.waitForSession(noCalls);
}
