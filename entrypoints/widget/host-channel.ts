/** The frame's end of the private channel to its host. */

import type { FromFrame, FromHost, Verdict } from '../../lib/widget-host/pipe.ts';

const answerWithinMs = 1000;

export interface HostChannel {
  send(message: FromFrame): void;
  /** The host's half of the guard; null when it does not answer within a second. */
  verdict(): Promise<Verdict | null>;
}

/** Waits for the ticket and the channel that the host posts once this page has loaded. */
export function hostGreeting(): Promise<{ ticket: string; channel: HostChannel }> {
  return new Promise((resolve) => {
    addEventListener('message', function greeted({ source, data, ports: [port] }: MessageEvent) {
      if (source !== parent || typeof data?.ticket !== 'string' || !port) return;
      removeEventListener('message', greeted);
      resolve({ ticket: data.ticket, channel: hostChannel(port) });
    });
  });
}

function hostChannel(port: MessagePort): HostChannel {
  const asked = new Map<number, (verdict: Verdict) => void>();
  let n = 0;
  const send = (message: FromFrame) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<FromHost>) => asked.get(data.n)?.(data.verdict);
  return {
    send,
    verdict() {
      n += 1;
      const question = n;
      const answer = new Promise<Verdict | null>((resolve) => {
        asked.set(question, resolve);
        setTimeout(() => resolve(null), answerWithinMs);
      });
      send({ type: 'ask', n: question });
      return answer.finally(() => asked.delete(question));
    },
  };
}
