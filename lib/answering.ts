/** Requests between contexts, as they are answered. Apart from lib/messaging: what is drawn first only sends. */

import { toWire } from './errors.ts';
import type { Recipient, Reply, Request } from './messaging.ts';

/** Whether a message that was heard is a request to `to`. */
export function isRequest(message: unknown, to: Recipient): message is Request {
  const request = message as Partial<Request> | null;
  return request?.to === to && typeof request.name === 'string' && Array.isArray(request.args);
}

/** Runs `work` and wraps its value or its failure for the wire; never rejects. */
export async function reply(work: () => unknown): Promise<Reply> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: toWire(error) };
  }
}
