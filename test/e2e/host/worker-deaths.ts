/** Lives of the background worker, ended in every phase of a call and in the middle of every command. */

import type { Page } from 'puppeteer';
import type { CommandName, Commands } from '../../../lib/commands.ts';
import type { Session } from '../../../lib/session.ts';
import { shown } from '../../../scripts/press.ts';
import { customer, noCalls, ring } from '../call-moves.ts';
import type { World } from '../world.ts';

export interface Deaths {
  kills: number;
  /** Calls that ended, or lost their sound, though nobody ended them. */
  lost: string[];
  /** Operations that reached Connect more often than they were asked for. */
  doubled: string[];
  /** Moments in which the popup showed something else than the instance knew. */
  wrong: string[];
}

const third = '+442079460123';
/** A command that the death took with it: whoever pressed sees that nothing happened, and presses again. */
const pressAgainMs = 3_000;
const limitMs = 20_000;

type Holds = (session: Session) => boolean;
const is =
  (phase: string, more: (call: Session['calls'][number]) => boolean = () => true): Holds =>
  ({ calls }) =>
    calls[0]?.phase === phase && more(calls[0]);

/** Kills the worker `kills` times over as many calls as that takes, and tells what it cost. */
export async function dieInCalls(world: World, popup: Page, kills: number): Promise<Deaths> {
  const deaths: Deaths = { kills: 0, lost: [], doubled: [], wrong: [] };
  const { client } = world.connect;

  /** Whether the session holds this within the time. */
  const comes = (holds: Holds, ms: number) =>
    world.waitForSession(holds, ms).then(
      () => true,
      () => false,
    );
  async function kill(): Promise<void> {
    await world.killWorker();
    deaths.kills += 1;
  }
  async function settled(what: string, holds: Holds, shows: string): Promise<void> {
    if (!(await comes(holds, limitMs))) {
      deaths.lost.push(`${what}: ${JSON.stringify((await world.session()).calls)}`);
      throw new Error(`The call was lost at ${what}.`);
    }
    const isShown = await shown(popup, `::-p-text(${shows})`, limitMs).then(Boolean, () => false);
    if (!isShown) deaths.wrong.push(`${what}: the popup does not show “${shows}”`);
  }
  /** The worker dies while nothing is under way; all is as it was. */
  async function die(what: string, holds: Holds, shows: string): Promise<void> {
    await kill();
    await settled(`${what}, death`, holds, shows);
  }
  /** The worker dies right after the command was given. It is carried out once, or not at all. */
  async function dieIn<Name extends CommandName>(
    name: Name,
    args: Parameters<Commands[Name]>,
    operation: string,
    holds: Holds,
    shows: string,
  ): Promise<void> {
    const before = (await client.journal(operation)).length;
    let pressed = 0;
    do {
      pressed += 1;
      void world.command(name, ...args).catch(() => {});
      if (pressed === 1) await kill();
    } while (!(await comes(holds, pressed === 1 ? pressAgainMs : limitMs)) && pressed < 3);
    await settled(`${name}, death in it`, holds, shows);
    const reached = (await client.journal(operation)).length - before;
    if (reached > pressed) deaths.doubled.push(`${operation}: ${reached} for ${pressed}`);
  }

  const talking = is('connected', ({ isMuted }) => !isMuted);
  const muted = is('connected', ({ isMuted }) => isMuted);

  async function inbound(): Promise<void> {
    const id = await ring(world);
    await die('ringing', is('ringing'), 'Accept');
    await dieIn('accept', [id], 'AcceptContact', talking, 'Talking');
    await die(
      'talking',
      is('connected', ({ media }) => media === 'live'),
      'Talking',
    );
    await dieIn('hold', [id], 'HoldConnection', is('held'), 'On hold');
    await die('held', is('held'), 'On hold');
    await dieIn('resume', [id], 'ResumeConnection', talking, 'Talking');
    await dieIn('mute', [id], 'MuteParticipant', muted, 'Muted');
    await die('muted', muted, 'Muted');
    await dieIn('unmute', [id], 'UnmuteParticipant', talking, 'Talking');
    const target = { kind: 'number', e164: third } as const;
    await dieIn('consult', [id, target], 'CreateAdditionalConnection', is('consult-dialing'), 'Consult');
    await die('reaching somebody', is('consult-dialing'), 'Consult');
    await dieIn('cancelTransfer', [id], 'DestroyConnection', is('connected'), 'Talking');
    await dieIn('hangUp', [id], 'DestroyConnection', is('wrap-up'), 'After call work');
    await die('wrapping up', is('wrap-up'), 'After call work');
    await dieIn('clear', [id], 'ClearContact', noCalls, 'Available');
  }

  async function outbound(): Promise<void> {
    await world.command('suggestNumber', customer);
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    await dieIn(
      'dialSuggestion',
      [suggestion?.id ?? '', false],
      'CreateOutboundContact',
      is('dialing'),
      'Calling',
    );
    await die('dialling', is('dialing'), 'Calling');
    const { id = '' } = (await world.session()).calls[0] ?? {};
    await client.customerAnswers({ id });
    await die('being answered', talking, 'Talking');
    await client.customerHangsUp({ id });
    await die('the customer hanging up', is('wrap-up'), 'After call work');
    await world.command('clear', id);
    await die('nothing', noCalls, 'Available');
  }

  while (deaths.kills < kills) {
    await inbound();
    if (deaths.kills < kills) await outbound();
  }
  return deaths;
}
