/** The websocket of each CCP worker: heartbeat, subscriptions, softphone signalling, and what the server publishes. */

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { ConnectHost } from './host.ts';
import { answerSoftphone, type RpcMessage } from './softphone.ts';

export interface Sockets {
  /** Sends to every worker of one agent; topics of Amazon's own (`aws/…`) to those that subscribed to them. */
  send(login: string, message: { topic: string; content: unknown }): void;
  /** Cuts the sockets of one agent, or all; workers connect again by themselves. */
  close(login?: string): void;
  /** How many are open, by login. */
  count(): Record<string, number>;
}

type Message = { topic?: string; content?: { topics?: string[] } } & Partial<RpcMessage>;

const isHeard = (topic: string, topics: ReadonlySet<string>) =>
  !topic.startsWith('aws/') || topics.has(topic);

function read(text: string): Message | null {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return null;
  }
}

/** Takes websocket upgrades on `/websocket` of this server, for holders of an access token. */
export function addWebsockets(server: Server, host: ConnectHost): Sockets {
  const acceptor = new WebSocketServer({ noServer: true });
  const open = new Map<WebSocket, { login: string; topics: Set<string> }>();
  /** Each browser has one socket: which of them has the audio of a leg. */
  const lines = new Map<string, WebSocket>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '', host.origin);
    const claims = host.tokens.read('access', url.searchParams.get('token') ?? undefined, Date.now());
    const fault = host.faults.take('websocket');
    host.journal.add({
      operation: 'websocket',
      agent: claims?.login ?? null,
      status: fault || !claims ? 403 : 101,
      input: null,
    });
    if (fault?.effect === 'hang') return;
    if (fault || !claims || url.pathname !== '/websocket') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    acceptor.handleUpgrade(request, socket, head, (websocket) => serve(websocket, claims.login));
  });

  function serve(websocket: WebSocket, login: string): void {
    const topics = new Set<string>();
    open.set(websocket, { login, topics });
    const send = (message: object) => {
      if (websocket.readyState === WebSocket.OPEN) websocket.send(JSON.stringify(message));
    };
    const hasLine = (legId: string) => {
      const holder = lines.get(legId);
      if (holder && holder !== websocket && open.has(holder)) return false;
      lines.set(legId, websocket);
      return true;
    };
    websocket.on('close', () => open.delete(websocket));
    // What breaks the protocol closes the socket; the worker opens another.
    websocket.on('error', () => websocket.terminate());
    websocket.on('message', (text) => {
      const message = read(String(text));
      if (!message) {
        websocket.terminate();
        return;
      }
      switch (message.topic) {
        case 'aws/heartbeat':
          send({ topic: 'aws/heartbeat' });
          break;
        case 'aws/subscribe':
          for (const topic of message.content?.topics ?? []) topics.add(topic);
          send({
            topic: 'aws/subscribe',
            content: { status: 'success', topics: message.content?.topics ?? [] },
          });
          break;
        case 'aws/softphone':
          void answerSoftphone(host, login, message as RpcMessage, hasLine).then((reply) => {
            if (reply) send({ topic: 'aws/softphone', content: JSON.stringify(reply) });
          });
          break;
      }
    });
  }

  return {
    send(login, message) {
      for (const [websocket, owner] of open) {
        const isFor = owner.login === login && isHeard(message.topic, owner.topics);
        if (isFor && websocket.readyState === WebSocket.OPEN) websocket.send(JSON.stringify(message));
      }
    },
    close(login) {
      for (const [websocket, owner] of open) if (!login || owner.login === login) websocket.terminate();
    },
    count() {
      const counts: Record<string, number> = {};
      for (const { login } of open.values()) counts[login] = (counts[login] ?? 0) + 1;
      return counts;
    },
  };
}
