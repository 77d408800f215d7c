/** ServiceNow's OpenFrame: tells the provider page how the session stands, and judges what is pressed there. */

import { type Audience, audiences } from '../../../lib/audiences.ts';
import type { CommandName } from '../../../lib/commands.ts';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import { log } from '../../../lib/log.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import { type IccState, iccAction, iccState, numberIn, searchTargets } from '../../../lib/servicenow/icc.ts';
import { type FromProvider, providerPath, type ToProvider } from '../../../lib/servicenow/openframe.ts';
import type { SessionStore } from '../session-store.ts';

export interface OpenFramePort {
  sender?: SenderStamps | undefined;
  postMessage(message: ToProvider): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface OpenFrameParts {
  store: SessionStore;
  /** Origin of the instance; null where none is set, or it may not be reached. */
  origin(): Promise<string | null>;
  /** Who is signed in there. */
  me(): Promise<{ sys_id: string } | null>;
  /** sys_id of a call's interaction; null while it has none. */
  interactionOf(callId: string): Promise<string | null>;
  search(text: string): Promise<DirectoryEntry[]>;
  /** Runs a command that was let in. */
  perform(name: CommandName, sender: SenderStamps, args: unknown[]): Promise<void>;
}

const audience: Audience = 'openframe';
const longestSearch = 200;

/** Serves the provider page behind `port` until it closes; anybody else's port is closed at once. */
export async function serveOpenFrame(port: OpenFramePort, parts: OpenFrameParts): Promise<void> {
  const { store } = parts;
  let isOpen = true;
  let stop = () => {};
  port.onDisconnect.addListener(() => {
    isOpen = false;
    stop();
  });
  const sender = port.sender ?? {};
  if (!isProviderPage(sender, await parts.origin())) return port.disconnect();
  await store.ready;
  let said = '';
  let state: IccState | null = null;

  async function tell(): Promise<void> {
    const session = store.now();
    const ids = new Map<string, string>();
    for (const { id } of session.calls) ids.set(id, (await parts.interactionOf(id)) ?? '');
    const me = (await parts.me())?.sys_id ?? '';
    if (!isOpen || session !== store.now()) return;
    state = iccState(session, me, (id) => ids.get(id) ?? '');
    const text = JSON.stringify(state);
    if (text !== said) port.postMessage({ state });
    said = text;
  }

  async function take(message: FromProvider): Promise<void> {
    if ('communication' in message) {
      const number = numberIn(message.communication);
      if (number !== null) await ask('suggestNumber', [number]);
      return;
    }
    const { name, payload } = message.action ?? {};
    if (name === 'getSearchTarget') {
      const { searchTerm } = (payload ?? {}) as { searchTerm?: unknown };
      const text = typeof searchTerm === 'string' ? searchTerm.slice(0, longestSearch) : '';
      return port.postMessage({ targets: searchTargets(await parts.search(text)) });
    }
    const asked = state && iccAction(name, payload, state);
    if (asked) return ask(asked.command, asked.args);
    // Not all names are published: one that an instance presses in vain can be read in the log.
    log.warn('an OpenFrame action that means nothing here', { name: String(name).slice(0, 40) });
  }

  async function ask(name: CommandName, args: unknown[]): Promise<void> {
    if (!audiences[name].includes(audience)) return log.warn('refused a request', { name, kind: audience });
    await parts.perform(name, sender, args);
  }

  const failed = (error: unknown) => log.warn('OpenFrame', { why: String(error).slice(0, 100) });
  port.onMessage.addListener((message) => {
    if (typeof message === 'object' && message !== null) void take(message as FromProvider).catch(failed);
  });
  if (!isOpen) return;
  stop = store.onChange(() => void tell().catch(failed));
  await tell();
}

/** The UI page of the instance that is set, as the browser stamps it. */
const isProviderPage = ({ url, origin: from }: SenderStamps, origin: string | null): boolean => {
  const page = URL.parse(url ?? '');
  return origin !== null && from === origin && page?.origin === origin && page.pathname === providerPath;
};
