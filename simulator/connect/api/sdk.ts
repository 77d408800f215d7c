/** The newer SDK's requests, forwarded by the CCP page, and the topics published back to it. */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { spoil } from '../faults.ts';
import { type Agent, findAgent } from '../instance/agent.ts';
import { findContact, findSegment, isLive } from '../instance/contact.ts';
import { engage, isInPreview } from '../instance/preview.ts';
import { Refusal } from '../instance/refusal.ts';
import { signedInLogin } from './auth.ts';
import type { ConnectHost } from './host.ts';
import type { Sockets } from './websocket.ts';

export interface SdkTopic {
  key: string;
  namespace: string;
  parameter?: string;
}

interface SdkRequest {
  command: string;
  data?: { contactId?: string; participantId?: string; voiceEnhancementMode?: string };
}

type Answer = (host: ConnectHost, agent: Agent, data: NonNullable<SdkRequest['data']>) => object;

const answers: Record<string, Answer> = {
  'contact/isPreviewMode': (host, agent, { contactId = '' }) => {
    const segment = findSegment(host.live.state, agent.id, contactId);
    return { isPreviewMode: isInPreview(findContact(host.live.state, contactId), segment) };
  },
  'contact/getPreviewConfiguration': (host, agent, { contactId = '' }) => {
    findSegment(host.live.state, agent.id, contactId);
    const { preview } = findContact(host.live.state, contactId);
    if (!preview) throw new Refusal('InvalidStateException', 'The contact is not a preview.');
    const { autoDialMs, canDiscard } = preview;
    return {
      canDiscardPreview: canDiscard,
      ...(autoDialMs === null ? {} : { autoDialTimeout: autoDialMs / 1000 }),
    };
  },
  'contact/engagePreviewContact': (host, agent, { contactId = '' }) => {
    findSegment(host.live.state, agent.id, contactId);
    return { participantId: host.live.change((turn) => engage(turn, contactId)).id };
  },
  'contact/getInstanceDetails': (host) => ({ origin: host.origin, region: 'eu-west-2' }),
  'agent/getNetworkConnectionStatus': () => ({ status: 'connected', timestamp: Date.now() }),
  'voice/canResumeParticipant': (host, _agent, { participantId }) => ({
    canResumeParticipant: host.live.state.conversations.some(({ parties }) =>
      parties.some((it) => it.id === participantId && it.state === 'hold'),
    ),
  }),
  'voice/setVoiceEnhancementMode': (host, { login }, { voiceEnhancementMode: mode }) => {
    host.live.change(({ instance }) => {
      const agent = findAgent(instance, login);
      if (!agent.voiceEnhancement)
        throw new Refusal('InvalidStateException', 'This instance does not enhance voices.');
      if (mode !== 'NONE' && mode !== 'NOISE_SUPPRESSION' && mode !== 'VOICE_ISOLATION')
        throw new Refusal('InvalidInputException', `There is no mode "${mode}".`);
      agent.voiceEnhancement = mode;
    });
    return {};
  },
  sendActivity: (host, agent) => {
    host.inactivity.seen(agent.login);
    return {};
  },
};

/** Answers `POST /sdk` of a signed-in CCP page. */
export function addSdk(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  app.post('/sdk', async (c) => {
    const login = signedInLogin(c, host);
    const request = (await c.req.json()) as SdkRequest;
    const spoilt = await spoil(c, host.faults, 'sdk');
    const journal = (status: number) =>
      host.journal.add({ operation: `sdk ${request.command}`, agent: login, status, input: request.data });
    if (spoilt) return spoilt;
    if (!login) return c.json({ reason: 'Not signed in.', errorKey: 'unauthorized' }, 401);
    const answer = answers[request.command];
    try {
      if (!answer)
        throw new Refusal('UnknownOperationException', `There is no command "${request.command}".`);
      const result = answer(host, findAgent(host.live.state, login), request.data ?? {});
      journal(200);
      return c.json(result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      journal(400);
      return c.json({ reason: error.message, errorKey: error.type }, 400);
    }
  });
}

/** Publishes a topic to the CCP pages of one agent. */
export function publish(sockets: Sockets, login: string, topic: SdkTopic, data: unknown): void {
  sockets.send(login, { topic: 'simulator/sdk', content: { topic, data } });
}

/** Publishes who is held and who is back to every agent on the call. Returns the undo. */
export function publishHolds(host: ConnectHost, sockets: Sockets): () => void {
  let heldBefore = new Set<string>();
  return host.live.onChange(() => {
    const { agents, contacts, conversations, segments } = host.live.state;
    const held = new Set<string>();
    for (const { id, parties } of conversations) {
      for (const party of parties) {
        const isOnHold = party.state === 'hold';
        if (isOnHold) held.add(party.id);
        if (isOnHold === heldBefore.has(party.id)) continue;
        const key = isOnHold ? 'voice/participantHold' : 'voice/participantResume';
        for (const segment of segments.filter(isLive)) {
          const contact = contacts.find((it) => it.id === segment.contactId);
          const agent = agents.find((it) => it.id === segment.agentId);
          if (contact?.conversationId !== id || !agent) continue;
          publish(
            sockets,
            agent.login,
            { key, namespace: 'aws.connect.voice', parameter: party.id },
            { participantId: party.id, contactId: contact.id, isOnHold },
          );
        }
      }
    }
    heldBefore = held;
  });
}
