/** What an agent asks of the extension: anything at all, and mostly what it allows. It happens, or is refused and reaches nobody. */

import { allows, type Call, type CallCommand, type CallPhase } from '../../lib/call.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import { VoiceError } from '../../lib/errors.ts';
import { allowsParty, type PartyCommand } from '../../lib/party-commands.ts';
import { quickConnectsOf } from '../../simulator/connect/api/configuration.ts';
import { type Desk, sender } from './desk.ts';
import type { World } from './steps.ts';

const outside = ['+441614960123', '+441614960124'];

/** Those that need most to have happened before stand first: of several that are as rare the first is taken. */
const commandNames: CallCommand[] = [
  ...(['unmuteParty', 'muteParty', 'resumeParty', 'holdParty', 'dropParty', 'flagQuality'] as const),
  ...(['accept', 'reject', 'hold', 'resume', 'mute', 'unmute', 'sendDigits', 'hangUp', 'transfer'] as const),
  ...(['consult', 'cancelTransfer', 'swapParties', 'merge', 'leave', 'clear'] as const),
];
const endings: readonly CallCommand[] = ['hangUp', 'leave', 'cancelTransfer', 'dropParty'];
const buildings: readonly CallCommand[] = [
  ...(['accept', 'consult', 'merge', 'holdParty', 'resumeParty', 'muteParty', 'unmuteParty'] as const),
];
const onParty = (command: CallCommand): command is PartyCommand => /Party$/.test(command);

/** The agent asks for something the table allows, or for anything at all, and gets it or is told why not. */
export async function deskCommand(world: World): Promise<string> {
  const { chance } = world;
  const desk = chance.pick(world.desks);
  const call = chance.pick(desk?.store.now().calls ?? []);
  if (!desk) return 'nobody is there';
  if (!call) return presenceCommand(world, desk);
  const askable = commandNames.filter((command) => canAsk(call, command));
  // Calls that end at once meet nothing: parties are brought together more often than they are let go.
  const quiet = askable.filter((command) => !endings.includes(command));
  const building = askable.filter((command) => buildings.includes(command));
  const times = (command: CallCommand) => world.carriedOut.get(`${call.phase} ${command}`) ?? 0;
  const rarest = askable.toSorted((a, b) => times(a) - times(b)).slice(0, 1);
  const pools = [commandNames, askable, quiet, quiet, building, building, rarest].filter(
    (pool) => pool.length > 0,
  );
  const command = chance.pick(chance.pick(pools) ?? commandNames) ?? 'clear';
  return runCommand(world, desk, call, command);
}

const fittingOf = (call: Call, command: PartyCommand) =>
  call.parties.filter((party) => allowsParty(call, command, party));

const canAsk = (call: Call, command: CallCommand): boolean =>
  allows(call, command) && (!onParty(command) || fittingOf(call, command).length > 0);

async function runCommand(world: World, desk: Desk, call: Call, command: CallCommand): Promise<string> {
  const { chance } = world;
  // A command of just before may still be locked until its snapshot shows; that is for another test.
  const isFree = desk.store.now().pending.length === 0;
  const isCurrent = desk.line.isUpToDate() && isFree;
  const parties = call.parties.filter(({ role }) => role !== 'agent');
  const fitting = onParty(command) ? fittingOf(call, command) : [];
  const party = chance.pick(fitting.length > 0 ? fitting : parties);
  const isAllowed = canAsk(call, command);
  const target = targetOf(world);
  const extra =
    command === 'sendDigits' ? '1' : command === 'transfer' || command === 'consult' ? target : party?.id;
  const { reached, refused } = desk.line;
  const [reachedBefore, refusedBefore] = [reached.length, refused.length];
  const what = `${desk.login}: ${command} of ${call.id.slice(-3)} in ${call.phase}`;
  let failure: unknown = null;
  const handler = desk.commands[command] as (...args: unknown[]) => Promise<void>;
  const settled = handler(sender, call.id, extra).catch((error: unknown) => {
    failure = error;
  });
  await world.pass(0);
  if (!isAllowed && isFree && !failure) throw new Error(`${what} is not allowed and was taken.`);
  // A flag is for the record alone.
  const isSilent = command === 'flagQuality' || (!isAllowed && isFree);
  if (isSilent && reached.length + refused.length > reachedBefore + refusedBefore)
    throw new Error(`${what} is nothing for the instance, and reached ${reached.slice(reachedBefore)}.`);
  if (command === 'flagQuality' && !failure) world.flagged.add(`${desk.login} ${call.id}`);
  // What is not answered for 8 s is given up; nothing here should take that long.
  for (let waited = 0; waited < 10_000 && !(await isSettled(settled)); waited += 1_000)
    await world.pass(1_000);
  if (!(await isSettled(settled))) throw new Error(`${what} never settled.`);
  if (failure && !(failure instanceof VoiceError)) throw failure;
  const refusals = refused.slice(refusedBefore);
  if (isAllowed && isCurrent && failure) {
    const why = `${(failure as VoiceError).code} ${(failure as VoiceError).detail ?? ''} ${refusals}`;
    if (!isKnownLimit(command, why)) throw new Error(`${what} is allowed and was refused: ${why}`);
    return `${what}: ${why}`;
  }
  if (isAllowed && isCurrent) {
    const pair = `${call.phase} ${command}`;
    world.carriedOut.set(pair, (world.carriedOut.get(pair) ?? 0) + 1);
  }
  return `${what}${failure ? `: ${(failure as VoiceError).code}` : ''}`;
}

async function isSettled(settled: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([settled, Promise.resolve(pending)])) !== pending;
}

/** What an agent's own view cannot tell, so that only the instance can say no. */
function isKnownLimit(command: CallCommand, why: string): boolean {
  // Two calls at once: the one in the ear is in no state to be put aside.
  if (why.startsWith('on-a-call')) return command === 'accept' || command === 'resume';
  // The target has gone since the list was fetched.
  return (
    (command === 'consult' || command === 'transfer') &&
    /BadEndpointException|quick connect is gone/.test(why)
  );
}

function targetOf({ instance, chance }: World): TransferTarget {
  const quickConnect = chance.pick(quickConnectsOf(instance.state));
  if (!quickConnect || chance.percent(30)) return { kind: 'number', e164: chance.pick(outside) ?? '' };
  return { kind: 'quick-connect', id: quickConnect.endpointARN ?? '', name: quickConnect.name ?? '' };
}

async function presenceCommand(world: World, desk: Desk): Promise<string> {
  const { chance } = world;
  const choices = desk.store.now().agent?.choices ?? [];
  const choice = chance.percent(70) ? choices[0] : chance.pick(choices);
  const settled = desk.commands.setPresence(sender, choice?.id ?? '').catch((error: unknown) => {
    if (!(error instanceof VoiceError)) throw error;
  });
  await world.pass(0);
  await settled;
  return `${desk.login} chooses ${choice?.name}`;
}

export async function deskDials(world: World): Promise<string> {
  const { chance } = world;
  const desk = chance.pick(world.desks);
  if (!desk || desk.store.now().calls.length > 0) return 'nobody dials';
  const settled = desk.platform.dial(chance.pick(outside) ?? '').catch((error: unknown) => {
    if (!(error instanceof VoiceError)) throw error;
  });
  await world.pass(0);
  await settled;
  return `${desk.login} dials`;
}

export const pairsOf = (allowed: Record<CallPhase, readonly CallCommand[]>): string[] =>
  Object.entries(allowed).flatMap(([phase, commands]) => commands.map((command) => `${phase} ${command}`));
