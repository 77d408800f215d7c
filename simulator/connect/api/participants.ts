/** The participant service beside the instance: how people in a chat's room read and write, in the REST-JSON of the real one. */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { spoil } from '../faults.ts';
import type { Turn } from '../instance/instance.ts';
import { Refusal } from '../instance/refusal.ts';
import { agentOnLeg, contentTypes, say, sendFile, tell } from '../instance/room.ts';
import { downloadOf, startUpload, uploaded } from './attachments.ts';
import type { ConnectHost } from './host.ts';
import { transcriptPage, wireEntry } from './room-wire.ts';
import type { Sockets } from './websocket.ts';

const lifeMs = 24 * 60 * 60_000;

interface Input {
  Content?: string;
  ContentType?: string;
  ClientToken?: string;
  AttachmentId?: string;
  AttachmentIds?: string[];
  AttachmentName?: string;
  AttachmentSizeInBytes?: number;
  Type?: string[] | null;
  ConnectParticipant?: boolean | null;
  MaxResults?: number;
  NextToken?: string;
  ScanDirection?: string;
  SortOrder?: string;
}

type Door = NonNullable<ReturnType<typeof agentOnLeg>>;
type Operation = (host: ConnectHost, legId: string, input: Input) => object;

/** A token by which whoever is on this leg speaks in their chat. */
export function enterRoom({ tokens }: ConnectHost, legId: string): { token: string; expiresAt: number } {
  const now = Date.now();
  return { token: tokens.issue('connection', legId, now, lifeMs), expiresAt: now + lifeMs };
}

/** Who is on this leg; refuses whoever has left. */
function onLeg({ instance }: Pick<Turn, 'instance'>, legId: string): Door {
  const door = agentOnLeg(instance, legId);
  if (!door) throw new Refusal('AccessDeniedException', 'Access denied');
  return door;
}

/** An entry by whoever is on the leg, as its sender is told of it. */
const entered = (host: ConnectHost, legId: string, enter: typeof say | typeof tell, input: Input) => {
  const { Content: content = null, ContentType: contentType = '', ClientToken: clientToken = null } = input;
  const { id, at } = host.live.change((turn) => {
    const { conversation, participant } = onLeg(turn, legId);
    return enter(turn, conversation, participant, { content, contentType, clientToken });
  });
  return { Id: id, AbsoluteTime: new Date(at).toISOString() };
};

const operations: Record<string, { name: string; run: Operation }> = {
  connection: {
    name: 'CreateParticipantConnection',
    run(host, legId, { Type, ConnectParticipant }) {
      onLeg({ instance: host.live.state }, legId);
      if (ConnectParticipant) entered(host, legId, tell, { ContentType: contentTypes.acknowledged });
      const { token, expiresAt } = enterRoom(host, legId);
      const expiry = new Date(expiresAt).toISOString();
      const has = (type: string) => Type?.includes(type) ?? false;
      return {
        ...(has('CONNECTION_CREDENTIALS')
          ? { ConnectionCredentials: { ConnectionToken: token, Expiry: expiry } }
          : {}),
        // An agent's own websocket is the CCP's; nobody here opens this one.
        ...(has('WEBSOCKET')
          ? {
              Websocket: {
                Url: `${host.origin.replace('http:', 'wss:')}/websocket`,
                ConnectionExpiry: expiry,
              },
            }
          : {}),
      };
    },
  },
  message: { name: 'SendMessage', run: (host, legId, input) => entered(host, legId, say, input) },
  event: { name: 'SendEvent', run: (host, legId, input) => entered(host, legId, tell, input) },
  attachment: {
    name: 'GetAttachment',
    run(host, legId, { AttachmentId = '' }) {
      const { conversation } = onLeg({ instance: host.live.state }, legId);
      const entry = conversation.room?.find(({ file }) => file?.id === AttachmentId);
      if (!entry) throw new Refusal('ValidationException', 'There is no such attachment.');
      return downloadOf(host, AttachmentId);
    },
  },
  'start-attachment-upload': {
    name: 'StartAttachmentUpload',
    run(host, legId, input) {
      const { conversation } = onLeg({ instance: host.live.state }, legId);
      const there = conversation.room?.filter(({ kind }) => kind === 'ATTACHMENT').length ?? 0;
      return startUpload(host, input, there);
    },
  },
  'complete-attachment-upload': {
    name: 'CompleteAttachmentUpload',
    run(host, legId, { AttachmentIds = [] }) {
      host.live.change((turn) => {
        const { conversation, participant } = onLeg(turn, legId);
        sendFile(turn, conversation, participant, uploaded(host, AttachmentIds[0] ?? ''));
      });
      return {};
    },
  },
  transcript: {
    name: 'GetTranscript',
    run(host, legId, input) {
      const { conversation, segment } = onLeg({ instance: host.live.state }, legId);
      return transcriptPage(conversation, segment.contactId, input);
    },
  },
};

const statuses: Record<string, ContentfulStatusCode> = {
  ...{ AccessDeniedException: 403, ServiceQuotaExceededException: 402, ConflictException: 409 },
};

/** Answers `POST /participant/…` for holders of a connection token, and of the token that a snapshot gives. */
export function addParticipants(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  // The real service is asked by pages of any origin.
  app.use('/participant/*', cors());
  app.post('/participant/:door', async (c) => {
    const operation = operations[c.req.param('door')];
    if (!operation) return c.json({ message: 'There is nothing here.' }, 404);
    const bearer = c.req.header('x-amz-bearer') ?? '';
    const legId = host.tokens.read('connection', bearer, Date.now())?.login ?? bearer;
    const input = (await c.req.json().catch(() => ({}))) as Input;
    // What people say to each other stands in no journal.
    const journal = (status: number) =>
      host.journal.add({
        ...{ operation: operation.name, agent: agentOnLeg(host.live.state, legId)?.segment.agentId ?? null },
        ...{ status, input: { ContentType: input.ContentType ?? null } },
      });
    const spoilt = await spoil(c, host.faults, operation.name);
    if (spoilt) {
      journal(spoilt.status);
      return spoilt;
    }
    try {
      const answer = operation.run(host, legId, input);
      journal(200);
      return c.json(answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = statuses[error.type] ?? 400;
      journal(status);
      return c.json({ Message: error.message }, status, { 'x-amzn-errortype': error.type });
    }
  });
}

/** Publishes each new entry of a room to the agents who are in it. Returns the undo. */
export function publishRooms(host: ConnectHost, sockets: Sockets): () => void {
  let told = new Map<string, number>();
  return host.live.onChange(() => {
    const now = new Map<string, number>();
    const { conversations, contacts, segments, agents } = host.live.state;
    for (const { id, room } of conversations) {
      if (!room) continue;
      now.set(id, room.length);
      for (const entry of room.slice(told.get(id) ?? 0)) {
        for (const contact of contacts.filter(({ conversationId }) => conversationId === id)) {
          const message = wireEntry(entry, contact);
          const inRoom = segments.filter((it) => it.contactId === contact.id && it.ringsUntil === null);
          for (const { agentId } of inRoom) {
            const agent = agents.find((it) => it.id === agentId);
            if (agent) sockets.send(agent.login, { topic: 'aws/chat', content: JSON.stringify(message) });
          }
        }
      }
    }
    told = now;
  });
}
