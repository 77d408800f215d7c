/**
 * Mute in its two layers. With two parties the softphone turns the microphone off; with more, on an
 * instance with multi-party calls, the server mutes the agent's leg (amazon-connect, B3). Unmute lifts both.
 */

import { ask } from './ask.ts';
import { type Streams, upstream } from './snapshot.ts';

export interface Mute {
  /** Settles when the layer that was asked has confirmed. */
  set(contact: connect.Contact, isMuted: boolean): Promise<void>;
  /** Makes the softphone say how its microphone stands; the answer comes as an event. */
  ask(): void;
}

export function createMute(streams: Streams, { isMuted }: { isMuted(): boolean }): Mute {
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

  return {
    async set(contact, wanted) {
      const own = contact.getAgentConnection() as connect.VoiceConnection;
      if (!wanted) {
        if (own.isMute()) await ask((callbacks) => own.unmuteParticipant(callbacks));
        if (isMuted()) await setMicrophone(false);
        return;
      }
      const isConference = contact.getActiveConnections().length > 2;
      if (isConference && contact.isMultiPartyConferenceEnabled())
        await ask((callbacks) => own.muteParticipant(callbacks));
      else await setMicrophone(true);
    },
    // The event without a wish is how CCPs ask each other (Streams, softphone.js).
    ask: () => upstream(streams).sendUpstream(streams.EventType.BROADCAST, { event: streams.EventType.MUTE }),
  };
}
