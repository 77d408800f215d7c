/** The newer SDK in the CCP page itself: its own softphone uses it, and so does whoever drives the page. */

import { askServer, isSame, type Topic } from './sdk-channel.ts';

type Handler = (data: unknown) => void;

/** What Streams asks of a provider's proxy, and `publish` for what the server tells. */
export function createOwnSdk() {
  let subscriptions: { topic: Topic; handler: Handler }[] = [];
  const proxy = {
    request: async (_namespace: string, command: string, data: unknown) => {
      const { isKnown, body } = await askServer(command, data);
      if (!isKnown) throw body;
      return body;
    },
    subscribe(topic: Topic, handler: Handler) {
      subscriptions.push({ topic, handler });
    },
    unsubscribe(topic: Topic, handler: Handler) {
      subscriptions = subscriptions.filter((it) => !(isSame(it.topic, topic) && it.handler === handler));
    },
    publish(topic: Topic, data: unknown) {
      for (const it of subscriptions) if (isSame(it.topic, topic)) it.handler(data);
    },
    log() {},
    sendMetric() {},
    addContextToLogger: () => proxy,
    createMetricRecorder: () => proxy,
    recordCount() {},
  };
  return proxy;
}
