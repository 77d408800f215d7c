/** What each command does: a guard from the call table, then one awaited call. Refusals are VoiceErrors. */

import { allows, bringsIn, type Call, type CallCommand, openLine } from '../../lib/call.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import { VoiceError } from '../../lib/errors.ts';
import { ownPages } from '../../lib/own-pages.ts';
import { allowsParty, type PartyCommand } from '../../lib/party-commands.ts';
import type { SenderStamps } from '../../lib/sender.ts';
import { lacksDemanded } from '../../lib/servicenow/view.ts';
import { callbackCommands } from './callbacks/commands.ts';
import { toldAsOver } from './calls/call-over.ts';
import { flag } from './calls/quality-flag.ts';
import type { CommandParts } from './command-parts.ts';
import { numberCommands } from './dialling/number-commands.ts';
import type { CommandHandlers } from './handlers.ts';
import { wrapUpCommands } from './records/wrap-up-commands.ts';
import { workCommands } from './work/desk.ts';

const isJoined = ({ phase }: Call) => phase === 'consult' || phase === 'conference';

/** Two answers to one ring: the first that is asked for counts. */
const excludes: Partial<Record<CallCommand, CallCommand>> = { accept: 'reject', reject: 'accept' };

export function commandHandlers(parts: CommandParts): CommandHandlers {
  const { store, lock, platform, suggestions, transfers, directory } = parts;
  /** Digits keep their order, and each press counts: they queue instead of being joined. */
  const digits = new Map<string, Promise<void>>();

  /** The call, if it allows the command now. */
  function guard(callId: string, command: CallCommand): Call {
    const { calls, pending, allowsTransfer } = store.now();
    const call = calls.find(({ id }) => id === callId);
    if (!call) throw new VoiceError('no-such-call');
    const isExcluded = pending.some((p) => p.callId === callId && p.command === excludes[command]);
    if (!allowsTransfer && bringsIn.includes(command)) throw new VoiceError('transfer-off');
    if (!allows(call, command) || isExcluded)
      throw new VoiceError('not-now', `${command} while ${call.phase}`);
    return call;
  }

  /** Guarded, then once: whoever asks for the same while it runs is joined to it, though the call has moved on. */
  const once = (
    command: CallCommand,
    callId: string,
    what: string,
    work: (call: Call) => Promise<void>,
  ): Promise<void> =>
    lock.joined(command, callId, what) ??
    (() => {
      const call = guard(callId, command);
      return lock.run(command, callId, what, () => work(call));
    })();

  const onCall =
    (command: 'reject' | 'hangUp' | 'hold' | 'mute' | 'unmute' | 'swapParties' | 'merge') =>
    async (_: SenderStamps, callId: string): Promise<void> =>
      once(command, callId, '', () => platform[command](callId));

  const onParty =
    (command: PartyCommand) =>
    async (_: SenderStamps, callId: string, partyId: string): Promise<void> =>
      once(command, callId, partyId, async (call) => {
        const party = call.parties.find(({ id }) => id === partyId);
        if (!party) throw new VoiceError('no-such-party');
        if (!allowsParty(call, command, party))
          throw new VoiceError('not-now', `${command} while ${party.state}`);
        if (command === 'dropParty') await transfers.drop(call, partyId);
        else await platform[command](callId, partyId);
      });

  const onTarget =
    (command: 'transfer' | 'consult') =>
    async (_: SenderStamps, callId: string, target: TransferTarget, isConfirmed = false): Promise<void> =>
      once(command, callId, target.kind === 'number' ? target.e164 : target.id, async (call) => {
        if (target.kind === 'number') await parts.checkTarget(target.e164, isConfirmed);
        await transfers[command](call, target);
      }).then(() => {
        parts.noteUse(target);
        suggestions.used(target);
      });

  /**
   * The agent has one pair of ears: whoever else is on an open line is held first, and back if `work` fails. Three
   * parties cannot be held as one where there are no multi-party calls (amazon-connect, B9).
   */
  async function takeOver(call: Call, work: () => Promise<void>): Promise<void> {
    const open = openLine(store.now().calls, call);
    if (!open) return work();
    const canHold = open.phase === 'connected' || (isJoined(open) && open.maxParties > 3);
    // A second call that is taken is the one case in which Connect itself puts the first aside.
    if (!canHold && call.phase === 'ringing') return work();
    if (!canHold) throw new VoiceError('on-a-call', `another call is in ${open.phase}`);
    await platform.hold(open.id);
    try {
      await work();
    } catch (error) {
      await platform.resume(open.id).catch(() => {});
      throw error;
    }
  }

  return {
    ...numberCommands(parts),
    async accept(_, callId) {
      if (lacksDemanded(store.now().serviceNow)) throw new VoiceError('no-voice-role');
      const work = (call: Call) => takeOver(call, () => platform.accept(callId));
      await once('accept', callId, '', work).catch((error) => toldAsOver(store, callId, error));
    },
    reject: onCall('reject'),
    hangUp: onCall('hangUp'),
    hold: onCall('hold'),
    resume: async (_, callId) =>
      once('resume', callId, '', (call) => takeOver(call, () => platform.resume(callId))),
    swapCalls: async (_, callId) =>
      once('resume', callId, '', (call) => takeOver(call, () => platform.resume(callId))),
    mute: onCall('mute'),
    unmute: onCall('unmute'),
    async clear(_, callId) {
      await parts.records.wrapUps.settled();
      await once('clear', callId, '', () => platform.clear(callId));
    },
    flagQuality: async (_, callId) => flag(store, guard(callId, 'flagQuality')),
    ...wrapUpCommands(parts),
    ...callbackCommands(parts.callbacks, lock),
    ...workCommands(parts.work, lock),
    transfer: onTarget('transfer'),
    consult: onTarget('consult'),
    cancelTransfer: async (_, callId) => once('cancelTransfer', callId, '', transfers.cancel),
    swapParties: onCall('swapParties'),
    merge: onCall('merge'),
    leave: async (_, callId) => once('leave', callId, '', transfers.leave),
    holdParty: onParty('holdParty'),
    resumeParty: onParty('resumeParty'),
    muteParty: onParty('muteParty'),
    unmuteParty: onParty('unmuteParty'),
    dropParty: onParty('dropParty'),
    async sendDigits(_, callId, keys) {
      guard(callId, 'sendDigits');
      if (!/^[\d*#]{1,32}$/.test(keys)) throw new VoiceError('not-now', 'only 0 to 9, * and # can be sent');
      const before = digits.get(callId) ?? Promise.resolve();
      const sent = before.catch(() => {}).then(() => platform.sendDigits(callId, keys));
      digits.set(callId, sent);
      await sent.finally(() => digits.get(callId) === sent && digits.delete(callId));
    },
    sendExtension: async (_, callId) => parts.extensions.send(callId),
    skipExtension: async (_, callId) => parts.extensions.skip(callId),
    setPresence: async (_, presenceId) =>
      lock.run('setPresence', null, presenceId, async () => {
        await parts.records.wrapUps.settled();
        await parts.presence.choose(presenceId);
      }),
    nameCaller: async (_, callId, name) => parts.names.choose(callId, name),
    dismissUnanswered: async () => store.change({ unanswered: null }),
    clearMissed: async () => parts.history.clearMissed(),
    dismissNotice: async () => store.change({ notice: null }),
    ...parts.phone,
    checkRing: async () => parts.checkRing(),
    selfTest: async () => parts.selfTest(),
    async openPanel(_, panel) {
      if (panel !== 'devices' && panel !== 'readiness') throw new VoiceError('not-trusted', panel);
      await parts.openPanel(panel);
    },
    openWidget: async () => parts.openWidget(),
    async openPage(_, page, part) {
      // What comes by message may be any text, and it becomes part of an address.
      if (!ownPages.includes(page)) throw new VoiceError('not-trusted', page);
      if (part !== undefined && (typeof part !== 'string' || part.length > 200))
        throw new VoiceError('not-trusted', 'part');
      await parts.openPage(page, part);
    },
    openInteraction: async (_, id) => parts.openInteraction(id),
    setFavourite: async (_, entryId, isFavourite) => directory.setFavourite(entryId, isFavourite),
    refreshDirectory: async () => parts.quickConnects.refresh(),
    signIn: async () => parts.signIn(),
    signOut: async (_, afterCall) => parts.leaving.signOut(afterCall),
    stayIn: async () => parts.leaving.stayIn(),
    stay: async () => parts.stay(),
    useInstance: async (_, url) => parts.useInstance(url),
    useHost: async (_, kind) => parts.useHost(kind),
    closeOtherCcps: async () => parts.closeOtherCcps(),
    useOtherCcp: async () => parts.useOtherCcp(),
    showSoftphone: async () => parts.showSoftphone(),
    restartHost: async () => parts.restartHost(),
    ...parts.serviceNow.commands,
  };
}
