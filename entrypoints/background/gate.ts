/** Every request to the background passes here: who sends it is judged, then what. */

import { type Audience, audiences, queryAudiences } from '../../lib/audiences.ts';
import type { CommandName } from '../../lib/commands.ts';
import { errorWords } from '../../lib/error-words.ts';
import { VoiceError } from '../../lib/errors.ts';
import { log } from '../../lib/log.ts';
import type { Request } from '../../lib/messaging.ts';
import { isReport } from '../../lib/report-shape.ts';
import { type OwnExtension, type SenderKind, type SenderStamps, senderKind } from '../../lib/sender.ts';
import { largestFile } from '../../lib/work/chat-file.ts';
import type { CommandHandlers, QueryHandlers } from './handlers.ts';
import type { OtherCcps } from './host/other-ccps.ts';
import type { WindowHost } from './host/window-host.ts';
import type { SessionStore } from './session-store.ts';

export interface GateParts {
  store: SessionStore;
  own(): Promise<OwnExtension>;
  commands: CommandHandlers;
  queries: QueryHandlers;
  windowHost: Pick<WindowHost, 'ccpHere' | 'bringChatLibrary'>;
  otherCcps: Pick<OtherCcps, 'framed' | 'frameHere'>;
}

type Handler = (sender: SenderStamps, ...args: unknown[]) => Promise<unknown>;

/** Failures of these are told where they were asked for; a notice on every surface would say it twice. */
const toldInPlace = new Set<CommandName>([
  'suggestNumber',
  'suggestTyped',
  'pressNumber',
  'ignoreNumber',
  'markSite',
  'addContact',
  'useInstance',
  'openWidget',
  'openPage',
  'openInteraction',
  'useHost',
  'openPanel',
  'checkRing',
  'selfTest',
  'setFavourite',
  'signInToServiceNow',
  'checkServiceNow',
  'sendToServiceNow',
  'leaveServiceNow',
  'forgetOwed',
  'sendChat',
  'reopenChat',
]);

/** Answers one request. Throws a VoiceError, `not-trusted` for a sender that may not ask this. */
export async function answer(parts: GateParts, request: Request, sender: SenderStamps): Promise<unknown> {
  const { store } = parts;
  await store.ready;
  const kind = senderKind(sender, await parts.own());
  const { name, args } = request;
  if (name === 'report' && kind === 'host') {
    if (!isReport(args[0])) {
      // When it is our own host's, every view stands still from here on, and nothing else would tell why.
      log.warn('refused a report', { host: store.now().host.kind });
      throw new VoiceError('not-trusted', 'not a report');
    }
    store.take(args[0]);
    // The host sends again what was not answered.
    return store.stored();
  }
  // A page of the instance in any other tab is told that it is not the host.
  if (name === 'ccpHere' && kind === 'page') return null;
  if (name === 'ccpFramed' && kind === 'page')
    return parts.otherCcps.framed(sender, String(args[0]), args[1] === true);
  if (name === 'frameHere' && kind === 'page') return parts.otherCcps.frameHere(sender);
  if (name === 'ccpHere' && kind === 'host')
    return parts.windowHost.ccpHere(String(args[0]), args[1] === true);
  if (name === 'bringChatLibrary' && kind === 'host') return parts.windowHost.bringChatLibrary();
  if (isAllowed(queryAudiences, name, kind)) return (parts.queries[name] as Handler)(sender, ...args);
  if (
    !isAllowed(audiences, name, kind) ||
    !args.every((value) => isPlain(value) || isTimeOf(name, value) || isFileOf(name, value))
  ) {
    // Strangers are everyday: our content script also runs in the CCP's frame, which is no page of a tab.
    if (kind) log.warn('refused a request', { name, kind });
    throw new VoiceError('not-trusted');
  }
  return perform(parts, name, sender, args);
}

/** Runs a command that was let in. A failure is thrown, and told on every surface unless its sender tells it. */
export async function perform(
  { store, commands }: Pick<GateParts, 'store' | 'commands'>,
  name: CommandName,
  sender: SenderStamps,
  args: unknown[],
): Promise<void> {
  try {
    await (commands[name] as Handler)(sender, ...args);
    if (store.now().notice && !toldInPlace.has(name)) store.change({ notice: null });
  } catch (error) {
    const failure = error instanceof VoiceError ? error : new VoiceError('refused', String(error));
    log.warn('command failed', { name, code: failure.code, detail: failure.detail });
    if (!toldInPlace.has(name)) store.change({ notice: { ...errorWords(failure), at: Date.now() } });
    throw failure;
  }
}

function isAllowed<Name extends string>(
  table: Record<Name, readonly (Audience | 'frame')[]>,
  name: string,
  kind: SenderKind | null,
): name is Name {
  return kind !== null && Object.hasOwn(table, name) && table[name as Name].includes(kind);
}

/** Commands take texts, yes or no, and whom to transfer to. */
function isPlain(value: unknown): boolean {
  return typeof value === 'boolean' || value === undefined || isText(value) || isTarget(value);
}

/** Those that take a moment as well. */
const takeTimes: readonly string[] = ['scheduleCallback', 'rescheduleCallback'];
const isTimeOf = (name: string, value: unknown) => takeTimes.includes(name) && Number.isFinite(value);

/** And the one that takes a file, as base64. */
const longestFile = Math.ceil(largestFile / 3) * 4;
const isFileOf = (name: string, value: unknown) =>
  name === 'sendChatFile' && typeof value === 'string' && value.length <= longestFile;

function isTarget(value: unknown): boolean {
  const target = (value ?? {}) as Partial<Record<string, unknown>>;
  if (target.kind === 'number') return isText(target.e164) && /^\+[1-9]\d{3,14}$/.test(target.e164);
  return target.kind === 'quick-connect' && isText(target.id) && isText(target.name);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2_000;
