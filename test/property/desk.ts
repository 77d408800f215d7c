/** One agent's whole extension but its surfaces: the real adapter, session store and command handlers. */

import { createPresence } from '../../entrypoints/background/agent/presence.ts';
import { createTransfers } from '../../entrypoints/background/calls/transfers.ts';
import { commandHandlers } from '../../entrypoints/background/command-handlers.ts';
import { createCommandLock } from '../../entrypoints/background/command-lock.ts';
import type { CommandParts } from '../../entrypoints/background/command-parts.ts';
import type { CommandHandlers } from '../../entrypoints/background/handlers.ts';
import { createSessionStore, type SessionStore } from '../../entrypoints/background/session-store.ts';
import { createAmazonConnect } from '../../lib/amazon-connect/platform.ts';
import type { CallEvent } from '../../lib/call-events.ts';
import type { PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';
import { forgetfulArea } from '../fakes/stored-area.ts';
import type { ClockedInstance } from './live-clock.ts';
import { type StreamsDesk, streamsDesk } from './streams-desk.ts';

export interface Desk {
  login: string;
  line: StreamsDesk;
  store: SessionStore;
  commands: CommandHandlers;
  platform: VoicePlatform;
  /** Every report of the adapter, in order. */
  reports: PlatformReport[];
  events: CallEvent[];
}

const nobody = { id: 'ours', url: 'chrome-extension://ours/popup.html' };

/** Who the handlers are told that a command comes from; they do not look. */
export const sender = nobody as unknown as Parameters<CommandHandlers['accept']>[0];

/** A part that answers nothing, whatever of it is asked. */
const inVain: unknown = new Proxy(() => {}, { get: () => inVain, apply: () => undefined });

/** The extension in front of this agent, until `lifetime` ends. */
export async function openDesk(
  instance: ClockedInstance,
  login: string,
  lifetime: AbortSignal,
): Promise<Desk> {
  const line = streamsDesk(instance, login);
  const now = () => instance.now;
  const platform = createAmazonConnect(
    line.streams,
    { hostId: login, ccpUrl: 'https://harbour.my.connect.aws/ccp-v2', now },
    lifetime,
  );
  const store = createSessionStore(forgetfulArea);
  await store.ready;
  store.believeHost(login);
  // What moved counts as put on record, or the journal would grow and be stored whole with every change.
  store.onUnrecorded(async () => {
    const { moves } = await store.unrecorded();
    store.recorded(moves.at(-1)?.sequence ?? 0);
  });
  const transfers = createTransfers(store, platform, now);
  const suggestions = { used() {} } as unknown as CommandParts['suggestions'];
  const lock = createCommandLock(store);
  const presence = createPresence(store, platform, now);
  const known: Partial<CommandParts> = { store, platform, transfers, suggestions, lock, presence };
  // Only what moves calls counts here; every other part is asked in vain.
  const parts = new Proxy(known, { get: (of, name) => Reflect.get(of, name) ?? inVain });
  const commands = commandHandlers(parts as CommandParts);
  const reports: PlatformReport[] = [];
  const events: CallEvent[] = [];
  store.onCallEvent((event) => void events.push(event));
  platform.onReport((report) => {
    reports.push(report);
    store.take(report);
  });
  return { login, line, store, commands, platform, reports, events };
}
