/** Requests between contexts, as they are sent. Errors cross by name and are thrown again at the caller. */

import type { CommandSender } from './commands.ts';
import { type ErrorOnWire, fromWire, VoiceError } from './errors.ts';
import type { QuerySender } from './queries.ts';
import type { RingFindings } from './sound/readiness.ts';
import type { Ringing } from './sound/ringer.ts';
import type { ConnectHost, PlatformReport } from './voice-platform.ts';

/** Every context of the extension hears every message; `to` says who is meant. */
export type Recipient = 'background' | 'connect-host' | 'bell' | 'page';

/** What the Connect host tells the background. */
export interface HostReports {
  /** Each new report. */
  report(report: PlatformReport): Promise<void>;
  /**
   * A page of the instance asks whether it is the host; null when it is not. `isSilent` when it has been for a while
   * and shows no softphone.
   */
  ccpHere(path: string, isSilent: boolean): Promise<BegunHost | null>;
  /** A page that is the host has its first chat: Amazon's library is put into its world. */
  bringChatLibrary(): Promise<void>;
  /** A frame with a softphone stands in the page of another site, or is about to go. */
  ccpFramed(site: string, isHere: boolean): Promise<void>;
}

/** A page becomes the host with these: they stand in its reports, and the background believes no others. */
export interface BegunHost {
  hostId: string;
  ccpUrl: string;
}

/** What rings where the Connect host cannot. */
export interface Bell {
  /** Rings while one of these calls or offers rings, from the device of this label; the computer's own when null. */
  follow(calls: Ringing[], ringer: string | null): Promise<void>;
  /** Whether it could, without a sound. */
  tryRinger(ringer: string | null): Promise<RingFindings['ringer']>;
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

type Send = (request: Request) => Promise<Reply | undefined>;

const send: Send = (request) => chrome.runtime.sendMessage(request);

/** Nobody heard it: the worker is being stopped, and wakes for the next. */
const isUnheard = (error: unknown) => String(error).includes('Receiving end does not exist');

const sendToOwn: Send = (request) =>
  send(request).catch((error: unknown) => {
    if (!isUnheard(error)) throw error;
    return send(request);
  });

/**
 * A question may also be asked again when the worker was stopped before it answered, which fails or comes back empty: none
 * does twice what it does.
 */
const askOwn: Send = async (request) => (await send(request).catch(() => undefined)) ?? send(request);

async function ask(to: Recipient, name: string, args: unknown[], send: Send): Promise<unknown> {
  const request: Request = { to, name, args };
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => late.reject(new VoiceError('no-answer', name)), limitMs);
  const reply = await Promise.race([send(request), late.promise]).finally(() => clearTimeout(limit));
  if (!reply) throw new VoiceError('no-answer', name);
  if ('error' in reply) throw fromWire(reply.error);
  return reply.value;
}

/** What was given: messages know no undefined, so an argument left out at the end must not arrive as null. */
const given = (args: unknown[]) => args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);

/** An object whose every method is a request to `to`. */
function sender<Methods extends object>(to: Recipient, send = sendToOwn): Methods {
  return new Proxy({} as Methods, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        ask(to, String(name), given(args), send),
  });
}

// Marked as pure: a page loads those it uses.
export const commands = /* @__PURE__ */ sender<CommandSender>('background');
export const queries = /* @__PURE__ */ sender<QuerySender>('background', askOwn);
/** The Connect host as the background asks it; the host keeps its own time limit (lib/amazon-connect). */
export const connectHost = /* @__PURE__ */ sender<ConnectHost>('connect-host');
/** The same, of a host that is the page of a tab. */
export const connectHostIn = (tabId: number): ConnectHost =>
  sender('connect-host', (request) => chrome.tabs.sendMessage(tabId, request, { frameId: 0 }));
export const bell = /* @__PURE__ */ sender<Bell>('bell');
export const background = /* @__PURE__ */ sender<HostReports>('background');
