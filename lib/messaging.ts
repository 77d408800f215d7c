/** Request and reply between contexts. Errors cross by name and are thrown again at the caller. */

import type { CommandSender } from './commands.ts';
import { type ErrorOnWire, fromWire, toWire, VoiceError } from './errors.ts';
import type { QuerySender } from './queries.ts';
import type { ConnectHost, PlatformReport } from './voice-platform.ts';

/** Every context of the extension hears every message; `to` says who is meant. */
export type Recipient = 'background' | 'connect-host' | 'page';

/** What the Connect host tells the background: each new report. */
export interface HostReports {
  report(report: PlatformReport): Promise<void>;
}

export interface Request {
  to: Recipient;
  name: string;
  args: unknown[];
}

export type Reply = { value: unknown } | { error: ErrorOnWire };

/**
 * A message to a worker that is just being stopped may never be answered, nor fail. Longer than whatever
 * the other side limits itself.
 */
const limitMs = 15_000;

async function ask(to: Recipient, name: string, args: unknown[]): Promise<unknown> {
  // The wire turns undefined into null: what was left out at the end must stay left out.
  const given = args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);
  const request: Request = { to, name, args: given };
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => late.reject(new VoiceError('no-answer', name)), limitMs);
  const sent: Promise<Reply | undefined> = chrome.runtime.sendMessage(request);
  const reply = await Promise.race([sent, late.promise]).finally(() => clearTimeout(limit));
  if (!reply) throw fromWire({ code: 'no-answer', detail: `nobody answered ${name}` });
  if ('error' in reply) throw fromWire(reply.error);
  return reply.value;
}

/** What was given: messages know no undefined, so an argument left out at the end must not arrive as null. */
const given = (args: unknown[]) => args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);

/** An object whose every method is a request to `to`. */
function sender<Methods extends object>(to: Recipient): Methods {
  return new Proxy({} as Methods, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        ask(to, String(name), given(args)),
  });
}

export const commands = sender<CommandSender>('background');
export const queries = sender<QuerySender>('background');
/** The Connect host as the background asks it; the host keeps its own time limit (lib/amazon-connect). */
export const connectHost = sender<ConnectHost>('connect-host');
export const background = sender<HostReports>('background');

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
