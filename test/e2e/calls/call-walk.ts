/** One agent's call, brought into any phase in a browser, and what the instance then holds in the words of call-outcomes. */

import type { Call, CallCommand, CallPhase } from '../../../lib/call.ts';
import type { ControlView } from '../../../simulator/connect/control/client.ts';
import { aimOf, type Line, outcomes, standing } from '../../property/call-outcomes.ts';
import { call, customer, noCalls, phase } from '../call-moves.ts';
import type { World } from '../world.ts';

/** Where a third party is reached. */
export const outside = '+441614960123';
export const target = { kind: 'number', e164: outside } as const;

export interface CallWalk {
  now(): Promise<Call>;
  /** The agent's contact and who else is there. */
  held(): Promise<string>;
  /** Asks for it by the door of our own pages. Throws the code of its refusal. */
  ask(name: CallCommand, ...aim: unknown[]): Promise<void>;
  /** Whoever is being called at this number answers. */
  answers(number: string): Promise<void>;
  /** Resolves once instance and session show this outcome. */
  shows(outcome: string): Promise<void>;
  /** The call stands in `wanted`, nothing else changed in it: by what is there, where that leads there. One that can be flagged, if so. */
  reach(wanted: CallPhase, isFlaggable?: boolean): Promise<void>;
}

/** The phase that a session shows when the instance stands so. */
export function phaseOf(outcome: string): CallPhase | undefined {
  const [own = '', ...others] = outcome.split(', ');
  const isHeld = (other: string) => other.includes(' hold');
  if (own === 'gone') return undefined;
  if (own === 'ended') return 'wrap-up';
  if (own === 'rejected') return 'ended';
  if (own.startsWith('connecting')) return others[0] === 'customer connecting' ? 'dialing' : 'ringing';
  if (outcome.includes('third-party connecting')) return 'consult-dialing';
  if (others.every(isHeld)) return 'held';
  return others.length === 1 ? 'connected' : others.some(isHeld) ? 'consult' : 'conference';
}

/** What stands in a phase of which nothing was asked; null where every call of that phase will do. */
const plain = (at: CallPhase) => (at === 'wrap-up' ? 'ended' : (outcomes[at].flagQuality ?? null));
/** Digits of earlier rows change nothing. */
const withoutDigits = (stands: string) => stands.replaceAll(/ heard \d+/g, '');
/** The microphone the softphone alone knows, and tells by way of the session. */
function standsIn({ agents, contacts }: ControlView, isMuted: boolean): string {
  const segment = agents.find(({ login }) => login === 'priya')?.contacts[0];
  return standing(
    segment?.state,
    isMuted,
    contacts.flatMap(({ parties }) => parties),
  );
}

export function walkOf(world: World, line: Line): CallWalk {
  const { client } = world.connect;
  const isDesk = line === 'desk phone';
  const now = async () => call(await world.session()) as Call;
  const held = async () => standsIn(await client.state(), (await now())?.isMuted === true);
  const ask = async (name: CallCommand, ...aim: unknown[]) =>
    (world.command as (...args: unknown[]) => Promise<void>)(name, (await now()).id, ...aim);
  async function answers(number: string): Promise<void> {
    const legs = (await client.state()).contacts.flatMap(({ parties }) => parties);
    const ringing = legs.find((leg) => leg.number === number && leg.state === 'connecting');
    await client.customerAnswers({ id: ringing?.id ?? '' });
  }

  /** The phases of a talk, each with the way to the one after it and back towards the one before. */
  const way: [at: CallPhase, onward: () => Promise<void>, back: () => Promise<void>][] = [
    ['held', () => ask('resume'), async () => {}],
    ['connected', () => ask('consult', target), () => ask('hold')],
    ['consult-dialing', () => answers(outside), () => ask('cancelTransfer')],
    ['consult', () => ask('merge'), () => ask('cancelTransfer')],
    ['conference', async () => {}, async () => ask('dropParty', aimOf(await now(), 'dropParty'))],
  ];
  const placeOf = (wanted: CallPhase) => way.findIndex(([at]) => at === wanted);
  const left = (before: CallPhase) => world.waitForSession((session) => call(session)?.phase !== before);

  /** A new call in `wanted`, or connected on the way to it. */
  async function begin(wanted: CallPhase): Promise<void> {
    await client.reset({});
    await client.changeSettings({
      multiParty: line === 'six parties',
      ringTimeoutMs: wanted === 'ended' ? 500 : 20_000,
    });
    if (isDesk) await client.changeAgent({ agent: 'priya', deskPhone: '+442079460111' });
    await client.forcePresence({ agent: 'priya', presence: 'available' });
    await world.waitForSession(noCalls);
    if (wanted === 'dialing') {
      await world.command('suggestNumber', customer);
      const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
      await world.command('dialSuggestion', suggestion?.id ?? '', false);
    } else {
      await client.placeCall({ number: customer, queue: 'billing' });
      // It may be over before its ring was seen.
      await world.waitForSession(phase(wanted === 'ended' ? 'ended' : 'ringing'));
    }
    if (wanted === 'ringing') return;
    if (wanted === 'ended') return void (await client.changeSettings({ ringTimeoutMs: 20_000 }));
    if (isDesk) await client.agentPicksUp({ agent: 'priya' });
    else if (wanted !== 'dialing') await ask('accept');
    await world.waitForSession(phase(wanted === 'dialing' ? wanted : 'connected'));
    if (wanted !== 'wrap-up') return;
    await ask('hangUp');
    await left('connected');
  }

  /** Whether another use can be made of the agent's call, once it is unmuted. */
  async function isFit(at: Call, isFlaggable: boolean): Promise<boolean> {
    const stands = withoutDigits(standsIn(await client.state(), false));
    return [null, stands].includes(plain(at.phase)) && !(isFlaggable && at.flaggedAt);
  }

  return {
    now,
    held,
    ask,
    answers,
    async shows(outcome) {
      const isMuted = outcome.split(',')[0]?.endsWith('muted') === true;
      await world.waitForSession((session) => {
        const shown = call(session);
        return shown?.phase === phaseOf(outcome) && (shown?.isMuted ?? false) === isMuted;
      });
      await client.waitFor(
        (view) => {
          const stands = standsIn(view, isMuted);
          return [stands, withoutDigits(stands)].includes(outcome);
        },
        { what: outcome },
      );
    },
    async reach(wanted, isFlaggable = false) {
      const there = await now();
      const isOnTheWay =
        there && (there.phase === wanted || (placeOf(wanted) >= 0 && placeOf(there.phase) >= 0));
      if (!isOnTheWay || !(await isFit(there, isFlaggable))) await begin(wanted);
      for (let at = await now(); at.isMuted || at.phase !== wanted; at = await now()) {
        if (at.isMuted) {
          await ask('unmute');
          await world.waitForSession((session) => call(session)?.isMuted === false);
          continue;
        }
        const [, onward, back] = way[placeOf(at.phase)] ?? [];
        const isOnward = placeOf(at.phase) < placeOf(wanted);
        await (isOnward ? onward : back)?.();
        const next = isOnward
          ? way[placeOf(at.phase) + 1]?.[0]
          : at.phase === 'connected'
            ? 'held'
            : 'connected';
        await world.waitForSession((session) => call(session)?.phase === next);
      }
    },
  };
}
