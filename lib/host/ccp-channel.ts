/**
 * The private way between our two scripts in the CCP's own page: the one that shares the page's world and drives
 * Streams, and the relay in ours. A port goes over in one synchronous event at document_start, before any script
 * of the page runs (window-host, section 4). Texts only: one size check, one parse.
 */

import type { BegunHost, Reply } from '../messaging.ts';
import type { PlatformReport } from '../voice-platform.ts';

/** From the relay to the page's world. `chatLibrary`: whether what was needed has come. */
export type ToCcp =
  | { begin: BegunHost }
  | { ask: { id: number; verb: string; args: unknown[] } }
  | { chatLibrary: boolean };

/** And back. `silent`: the page shows no softphone that can be driven. */
export type FromCcp =
  | { report: PlatformReport }
  | { answer: { id: number; reply: Reply } }
  | { silent: true }
  | { needs: 'chatLibrary' };

const offered = 'gvc-ccp-offer';
const wanted = 'gvc-ccp-want';

/** In the page's world: offers a port now and whenever a relay comes, and serves each one that is taken. */
export function offerPort(serve: (port: MessagePort) => void): void {
  const offer = () => {
    const { port1, port2 } = new MessageChannel();
    const event = new MessageEvent(offered, { ports: [port2], cancelable: true });
    if (!document.dispatchEvent(event)) serve(port1);
  };
  document.addEventListener(wanted, offer);
  offer();
}

/** In our world: takes the port, whichever of the two scripts came first. */
export function takePort(take: (port: MessagePort) => void): void {
  document.addEventListener(
    offered,
    (event) => {
      const [port] = (event as MessageEvent).ports;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (port) take(port);
    },
    { capture: true, once: true },
  );
  document.dispatchEvent(new Event(wanted));
}

/** `send` and `onMessage` of a port that speaks in texts. Longer ones than `longest` are let fall. */
export function textPort<In, Out>(
  port: MessagePort,
  onMessage: (message: In) => void,
  longest = 1_000_000,
): (message: Out) => void {
  port.onmessage = ({ data }) => {
    if (typeof data === 'string' && data.length <= longest) onMessage(JSON.parse(data));
  };
  return (message) => port.postMessage(JSON.stringify(message));
}

/** In the page's world, of what our own relay sends: a file for a chat is the longest (lib/work/chat-file.ts). */
export const longestToCcp = 30_000_000;
