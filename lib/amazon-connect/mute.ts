/**
 * Mute in its two layers. With two parties the softphone turns the microphone off; with more, on an
 * instance with multi-party calls, the server mutes the agent's leg (amazon-connect, B3). A desk phone has the
 * server's layer alone. Unmute lifts both.
 */

import { VoiceError } from '../errors.ts';
import { ask } from './ask.ts';
import { isAside } from './phase.ts';
import { isVoice, readSnapshot, type Streams, upstream } from './snapshot.ts';

export interface Mute {
  /** Settles when the layer that was asked has confirmed. */
  set(callId: string, isMuted: boolean): Promise<void>;
  /**
   * Runs `work`, which moves the legs of the call, and looks afterwards: mute gets lost on the way (#785, #705).
   * Mutes again when it did; throws `mute-lost` when that fails.
   */
  kept(callId: string, work: () => Promise<void>): Promise<void>;
  /** The same for work that makes this call the one that has the microphone, which its other call may have left muted. */
  takingOver(callId: string, work: () => Promise<void>): Promise<void>;
  /** Whether the agent muted this call, whichever call has the microphone now. */
  wasMuted(callId: string): boolean;
}

interface MuteParts {
  contact(callId: string): connect.Contact;
  /** Whether the softphone has the microphone off. */
  isMicrophoneMuted(): boolean;
  hasSoftphone(): boolean;
}

/** How long the softphone may take to say how the microphone stands; then what was last heard counts. */
const answerMs = 1_000;

export function createMute(streams: Streams, { contact, isMicrophoneMuted, hasSoftphone }: MuteParts): Mute {
  const setMicrophone = (wanted: boolean) => {
    let subscription: connect.Subscription | undefined;
    const asked = ask(({ success }) => {
      const agent = new streams.Agent();
      subscription = agent.onMuteToggle(({ muted }) => {
        if (muted === wanted) success();
      });
      if (wanted) agent.mute();
      else agent.unmute();
    });
    return asked.finally(() => subscription?.unsubscribe());
  };

  /** Calls that the agent muted. Two calls share one microphone track, and what Streams notes of each may be stale. */
  const muted = new Set<string>();

  const own = (callId: string) => contact(callId).getAgentConnection() as connect.VoiceConnection;

  async function set(callId: string, wanted: boolean): Promise<void> {
    await apply(callId, wanted);
    if (wanted) muted.add(callId);
    else muted.delete(callId);
  }

  async function apply(callId: string, wanted: boolean): Promise<void> {
    if (!wanted && own(callId).isMute()) await ask((callbacks) => own(callId).unmuteParticipant(callbacks));
    // The microphone is the other call's for now; this one gets it as it was left.
    if (isPutAside(callId)) return;
    if (!wanted) {
      if (isMicrophoneMuted()) await setMicrophone(false);
      return;
    }
    const isConference = contact(callId).getActiveConnections().length > 2;
    const isOnServer = contact(callId).isMultiPartyConferenceEnabled() && (isConference || !hasSoftphone());
    if (isOnServer) await ask((callbacks) => own(callId).muteParticipant(callbacks));
    else await setMicrophone(true);
  }

  /** Asks the softphone; the event without a wish is how CCPs ask each other (softphone.js). */
  async function readBack(): Promise<void> {
    const heard = Promise.withResolvers<void>();
    const subscription = new streams.Agent().onMuteToggle(({ muted }) => {
      if (muted !== undefined) heard.resolve();
    });
    const limit = setTimeout(heard.resolve, answerMs);
    upstream(streams).sendUpstream(streams.EventType.BROADCAST, { event: streams.EventType.MUTE });
    await heard.promise;
    clearTimeout(limit);
    subscription.unsubscribe();
  }

  async function kept(callId: string, work: () => Promise<void>): Promise<void> {
    const wasMuted = isMicrophoneMuted() || own(callId).isMute();
    await work();
    if (!wasMuted) return;
    if (hasSoftphone()) await readBack();
    if (isMicrophoneMuted() || own(callId).isMute()) return;
    await set(callId, true).catch((error: VoiceError) => {
      throw new VoiceError('mute-lost', error.detail);
    });
  }

  // A task has no microphone to take.
  const contacts = () => readSnapshot(new streams.Agent()).snapshot.contacts.filter(isVoice);

  function isPutAside(callId: string): boolean {
    const found = contacts().find(({ contactId }) => contactId === callId);
    return found !== undefined && isAside(found, contacts());
  }

  const hasOtherCall = (callId: string) =>
    contacts().some(({ contactId, state }) => contactId !== callId && state.type === 'connected');

  return {
    set,
    kept,
    async takingOver(callId, work) {
      // The end of the other call opens the microphone as well (deleteLocalMediaStream in softphone.js).
      const isShared = hasSoftphone() && (muted.has(callId) || hasOtherCall(callId));
      if (!isShared) return kept(callId, work);
      const wasMuted = isMicrophoneMuted();
      // Off before the customer can hear, on only after.
      if (muted.has(callId) && !wasMuted) await setMicrophone(true);
      try {
        await work();
      } catch (error) {
        if (!wasMuted && muted.has(callId)) await setMicrophone(false);
        throw error;
      }
      await setMicrophone(muted.has(callId)).catch((error: VoiceError) => {
        if (muted.has(callId)) throw new VoiceError('mute-lost', error.detail);
      });
    },
    wasMuted: (callId) => muted.has(callId),
  };
}
