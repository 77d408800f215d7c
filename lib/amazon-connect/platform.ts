/**
 * Amazon Connect as a VoicePlatform, over a `connect` object it is given. It does not care who made that:
 * our own document that frames the CCP, or the CCP page itself. Whole snapshots are the truth here; Streams'
 * named events only say that it is time to look.
 */

import { isLive } from '../call.ts';
import { isOpen } from '../callback-contact.ts';
import { VoiceError } from '../errors.ts';
import type { PlatformReport, VoicePlatform } from '../voice-platform.ts';
import { isLiveWork } from '../work/work-item.ts';
import { accept } from './accept.ts';
import { ask } from './ask.ts';
import { normalizeCallbacks } from './callback-contacts.ts';
import { callbackVerbs } from './callback-verbs.ts';
import { type ChatOptions, createChats } from './chats.ts';
import { followDevices } from './devices.ts';
import { createMute } from './mute.ts';
import { normalizeAgent, normalizeCalls, normalizeSoftphone } from './normalize.ts';
import { partyVerbs } from './party-verbs.ts';
import { phoneVerbs } from './phone-verbs.ts';
import { createPreviews } from './previews.ts';
import { createQuickConnects } from './quick-connects.ts';
import { createRejections } from './rejections.ts';
import { sessionVerbs } from './session-verbs.ts';
import {
  type AgentSnapshot,
  type ContactSnapshot,
  hasAgent,
  readSnapshot,
  type Streams,
} from './snapshot.ts';
import { watchStreams } from './watch.ts';
import { normalizeWork } from './work-contacts.ts';

export interface AmazonConnectOptions {
  /** Given by the background; stands in every report. */
  hostId: string;
  ccpUrl: string;
  /** Left out where no chat is carried. */
  chat?: ChatOptions;
  now?: () => number;
  /** Where the microphone's permission can be looked up; left out in tests. */
  permissions?: Pick<Permissions, 'query'>;
  /** Tells when a device is plugged in or out; left out in tests. */
  mediaDevices?: EventTarget;
}

/** Silence is an event too: some states follow from time alone. */
const tickMs = 1_000;
/** Snapshots travel for a varying few milliseconds; only a larger step means that a clock was set. */
const skewStepMs = 1_000;

/** The platform over `streams`, whose event bus must exist already. `lifetime` ends its timers and subscriptions. */
export function createAmazonConnect(
  streams: Streams,
  options: AmazonConnectOptions,
  lifetime: AbortSignal,
): VoicePlatform {
  const now = options.now ?? (() => Date.now());
  const listeners = new Set<(report: PlatformReport) => void>();
  const rejections = createRejections();
  let skewMs = 0;
  let lastTold = '';
  const watch = watchStreams(streams, { now, permissions: options.permissions, changed: publish }, lifetime);
  const mute = createMute(streams, {
    contact,
    isMicrophoneMuted: watch.isMicrophoneMuted,
    hasSoftphone: () => snapshotNow()?.configuration.softphoneEnabled === true,
  });
  const devices = followDevices(
    streams,
    {
      plugs: options.mediaDevices,
      hasMedia: () =>
        snapshotNow()?.snapshot.contacts.some((each) => watch.mediaOf(each) === 'live') === true,
      changed: publish,
    },
    lifetime,
  );
  const quickConnects = createQuickConnects(agent, now);
  const previews = createPreviews(contact, publish);
  const chats = createChats(streams, contact, publish, options.chat);
  let report: PlatformReport = { ...look(), sequence: 0, hostId: options.hostId, at: now() };

  const timer = setInterval(() => {
    watch.tick();
    publish();
  }, tickMs);
  lifetime.addEventListener('abort', () => {
    clearInterval(timer);
    listeners.clear();
  });
  publish();

  function look(): Omit<PlatformReport, 'sequence' | 'hostId' | 'at'> {
    const data = snapshotNow();
    if (data && Math.abs(data.snapshot.skew - skewMs) > skewStepMs) skewMs = data.snapshot.skew;
    if (data) rejections.follow(data.snapshot.contacts);
    if (data) previews.follow(data.snapshot.contacts);
    if (data) chats.follow(data);
    return {
      connection: watch.connection(),
      health: watch.health(),
      agent: data ? normalizeAgent(data, skewMs) : null,
      calls: data ? normalizeCalls(data, circumstances(data)) : [],
      callbacks: data ? normalizeCallbacks(data, { skewMs, previewOf: previews.of }) : [],
      work: data ? normalizeWork(data, { skewMs, chatOf: chats.of }) : [],
      devices: { ...devices.view(), ...normalizeSoftphone(data) },
    };
  }

  function circumstances({ configuration }: AgentSnapshot) {
    return {
      skewMs,
      previewOf: previews.of,
      rejected: rejections.ids(),
      isMicrophoneMuted: watch.isMicrophoneMuted(),
      wasMuted: mute.wasMuted,
      mediaOf: (contact: ContactSnapshot) =>
        configuration.softphoneEnabled ? watch.mediaOf(contact) : 'none',
      qualityOf: watch.qualityOf,
    };
  }

  function publish() {
    const view = look();
    const told = JSON.stringify(view);
    if (told === lastTold) return;
    lastTold = told;
    report = { ...view, sequence: report.sequence + 1, hostId: options.hostId, at: now() };
    for (const listener of listeners) listener(report);
  }

  function snapshotNow(): AgentSnapshot | null {
    return hasAgent(streams) ? readSnapshot(new streams.Agent()) : null;
  }

  const snapshotOf = (id: string) =>
    snapshotNow()?.snapshot.contacts.find(({ contactId }) => contactId === id);

  function agent(): connect.Agent {
    if (!hasAgent(streams)) throw new VoiceError('signed-out');
    return new streams.Agent();
  }

  function contact(callId: string): connect.Contact {
    const found = agent()
      .getContacts()
      .find(({ contactId }) => contactId === callId);
    if (!found) throw new VoiceError('no-such-call');
    return found;
  }

  const others = (callId: string) =>
    contact(callId)
      .getConnections()
      .filter((c) => c.isActive() && c.getType() !== 'agent' && c.getType() !== 'monitoring');

  /** The connection that hold, resume and digits are for: whoever is heard, the customer first; else whoever is held. */
  function other(callId: string): connect.VoiceConnection {
    const present = others(callId);
    const heard = present.filter((c) => !c.isOnHold());
    const [first] = heard.length > 0 ? heard : present;
    const found = (heard.length > 0 ? heard : present).find((c) => c.isInitialConnection()) ?? first;
    if (!found) throw new VoiceError('no-such-call');
    return found as connect.VoiceConnection;
  }

  return {
    onReport(listener) {
      listeners.add(listener);
      listener(report);
      return () => listeners.delete(listener);
    },
    async dial(e164, queueId = null, relatedContactId = null) {
      const { defaultOutboundQueue, queues } = agent().getRoutingProfile();
      const all = [...(defaultOutboundQueue ? [defaultOutboundQueue] : []), ...queues];
      const queue = queueId === null ? all[0] : all.find(({ queueARN }) => queueARN === queueId);
      if (!queue) throw new VoiceError('cannot-dial', 'the routing profile has no such outbound queue');
      const endpoint = streams.Endpoint.byPhoneNumber(e164);
      const related = relatedContactId === null ? {} : { relatedContactId };
      await ask((callbacks) =>
        agent().connect(endpoint, { queueARN: queue.queueARN, ...related, ...callbacks }),
      );
    },
    async accept(callId) {
      const accepting = () => accept(streams, contact(callId));
      // Nobody speaks in work or in a callback that is taken: the microphone stays with the call that has it.
      const isSilent = [...report.callbacks, ...report.work].some(({ id }) => id === callId);
      await (isSilent ? accepting() : mute.takingOver(callId, accepting));
    },
    async reject(callId) {
      const ringing = contact(callId);
      const known = snapshotOf(callId);
      if (known) rejections.asked(known);
      try {
        await ask((callbacks) => ringing.reject(callbacks));
      } catch (error) {
        rejections.withdrawn(callId);
        throw error;
      }
    },
    hangUp: async (callId) => ask((callbacks) => contact(callId).getAgentConnection().destroy(callbacks)),
    // Several others go on talking to each other while the agent's own leg is held.
    hold: (callId) =>
      mute.kept(callId, () =>
        ask((callbacks) => {
          const isConference = contact(callId).getActiveConnections().length > 2;
          const held = isConference ? contact(callId).getAgentConnection() : other(callId);
          held.hold(callbacks);
        }),
      ),
    resume: (callId) =>
      mute.takingOver(callId, async () => {
        const held = other(callId);
        const own = contact(callId).getAgentConnection();
        // Everybody who was put on hold together comes back together.
        const isTogether = others(callId).length > 1 && contact(callId).isMultiPartyConferenceEnabled();
        if (held.isOnHold() && isTogether)
          await ask((callbacks) => contact(callId).conferenceConnections(callbacks));
        else if (held.isOnHold()) await ask((callbacks) => held.resume(callbacks));
        if (own.isOnHold()) await ask((callbacks) => own.resume(callbacks));
      }),
    // The mark on a call that is not in the ear changes without any event.
    mute: (callId) => mute.set(callId, true).finally(publish),
    unmute: (callId) => mute.set(callId, false).finally(publish),
    ...partyVerbs({ streams, quickConnects, mute, contact }),
    ...phoneVerbs(agent),
    ...sessionVerbs(streams, options.ccpUrl, agent),
    useDevices: devices.use,
    sendDigits: async (callId, digits) => ask((callbacks) => other(callId).sendDigits(digits, callbacks)),
    clear: async (callId) => ask((callbacks) => contact(callId).clear(callbacks)),
    ...chats.verbs,
    ...callbackVerbs({ previews, quickConnects, contact, snapshotOf }),
    async setPresence(presenceId) {
      const state = agent()
        .getAgentStates()
        .find(({ agentStateARN }) => agentStateARN === presenceId);
      if (!state) throw new VoiceError('not-now', 'no such agent state');
      // Without the flag Connect refuses during a live contact; after it, the flag would wait for nothing.
      const { calls, callbacks, work } = report;
      const enqueueNextState = calls.some(isLive) || callbacks.some(isOpen) || work.some(isLiveWork);
      await ask((callbacks) => agent().setState(state, callbacks, { enqueueNextState }));
    },
  };
}
