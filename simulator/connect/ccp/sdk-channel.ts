/**
 * The newer SDK's channel to the page that frames the CCP: requests go on to the server, and what the server
 * publishes goes to whoever subscribed.
 */

import { connect } from './streams.ts';

export interface Topic {
  key: string;
  namespace: string;
  parameter?: string;
}

type FromHost =
  | { type: 'cross-domain-site-ready' }
  | { type: 'healthCheck' }
  | { type: 'request'; namespace: string; command: string; requestId: string; data: unknown }
  | { type: 'subscribe' | 'unsubscribe'; topic: Topic; handlerId?: string };

const healthCheckIntervalMs = 10_000;

/** Announces the page to its parent and serves the channel for as long as the page lives. */
export function openSdkChannel(): void {
  const { port1: port, port2 } = new MessageChannel();
  const subscriptions: { topic: Topic; handlerId: string | undefined }[] = [];
  let healthChecks = 0;

  port.onmessage = ({ data }: MessageEvent<FromHost>) => {
    switch (data.type) {
      case 'cross-domain-site-ready':
        port.postMessage({
          type: 'acknowledge',
          connectionId: crypto.randomUUID(),
          healthCheckInterval: healthCheckIntervalMs,
          status: { initialized: true, startTime: new Date() },
        });
        break;
      case 'healthCheck':
        healthChecks += 1;
        port.postMessage({ type: 'healthCheckResponse', time: Date.now(), counter: healthChecks });
        break;
      case 'request':
        void answer(data).then((response) => port.postMessage(response));
        break;
      case 'subscribe':
        subscriptions.push({ topic: data.topic, handlerId: data.handlerId });
        break;
      case 'unsubscribe': {
        const index = subscriptions.findIndex((it) => isSame(it.topic, data.topic));
        if (index >= 0) subscriptions.splice(index, 1);
        break;
      }
    }
  };

  onPublished((topic, data) => {
    for (const it of subscriptions)
      if (isSame(it.topic, topic))
        port.postMessage({ type: 'publish', topic: it.topic, handlerId: it.handlerId, data });
  });

  parent.postMessage({ type: 'cross-domain-adapter-init' }, '*', [port2]);
}

/** Tells what the server publishes to this agent's pages. */
export function onPublished(tell: (topic: Topic, data: unknown) => void): void {
  connect.core.getWebSocketManager().onMessage('simulator/sdk', ({ content }) => {
    const { topic, data } = content as { topic: Topic; data: unknown };
    tell(topic, data);
  });
}

export const isSame = (a: Topic, b: Topic): boolean =>
  a.key === b.key && a.namespace === b.namespace && (a.parameter ?? '') === (b.parameter ?? '');

async function answer({ namespace, command, requestId, data }: Extract<FromHost, { type: 'request' }>) {
  const { isKnown, body } = await askServer(command, data);
  const response = { type: 'response', requestId, namespace, isError: !isKnown };
  return isKnown
    ? { ...response, data: body }
    : { ...response, details: { command, requestData: data }, ...body };
}

/** One request of the SDK, answered by the instance: with what it says, or with why not, which may be that it said nothing. */
export async function askServer(command: string, data: unknown): Promise<{ isKnown: boolean; body: object }> {
  try {
    const response = await fetch('/sdk', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ command, data }),
    });
    return { isKnown: response.ok, body: await response.json() };
  } catch (error) {
    return { isKnown: false, body: { reason: String(error), errorKey: 'serverUnreachable' } };
  }
}
