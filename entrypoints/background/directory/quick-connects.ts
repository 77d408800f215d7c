/** Everybody the agent may transfer to, as the platform lists them: fetched when the agent is there, refreshed while used. */

import { log } from '../../../lib/log.ts';
import type { QuickConnect } from '../../../lib/voice-platform.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface QuickConnects {
  /** What is known, at once; old knowledge is refreshed behind it. Null until the first answer came. */
  now(): Promise<QuickConnect[] | null>;
  /** Resolves when the platform has been asked, or at once when nobody is signed in. Fails as the platform does. */
  refresh(): Promise<void>;
}

const freshMs = 10 * 60_000;
const key = 'quickConnects';

interface Fetched {
  at: number;
  list: QuickConnect[];
}

/** `onChange` is called when another list than before has come. */
export function createQuickConnects(
  store: SessionStore,
  stored: StoredArea,
  fetch: () => Promise<QuickConnect[]>,
  onChange: () => void,
  now = Date.now,
): QuickConnects {
  let fetched: Fetched | null = null;
  let running: Promise<void> | null = null;
  const restored = stored.get([key]).then((known) => {
    fetched ??= (known[key] as Fetched | null | undefined) ?? null;
  });
  const isThere = () => store.now().connection.state === 'ready' && store.now().agent !== null;

  function keep(next: Fetched | null): void {
    const isOther = JSON.stringify(fetched?.list) !== JSON.stringify(next?.list);
    fetched = next;
    void stored.set({ [key]: next });
    if (isOther) onChange();
  }

  function refresh(): Promise<void> {
    if (!isThere()) return Promise.resolve();
    running ??= fetch()
      .then((list) => keep({ at: now(), list }))
      .finally(() => {
        running = null;
      });
    return running;
  }

  const refreshQuietly = () =>
    refresh().catch((error: unknown) => log.warn('quick connects not fetched', { why: String(error) }));

  store.onChange((changed, before) => {
    const { connection, instance } = store.now();
    const isAnother = 'instance' in changed && before.instance !== instance;
    if (isAnother || connection.state === 'signed-out') {
      if (fetched) keep(null);
    } else if ((changed.connection || changed.agent) && isThere() && !fetched) {
      void restored.then(() => (fetched ? undefined : refreshQuietly()));
    }
  });

  return {
    async now() {
      await restored;
      if (!fetched || now() - fetched.at > freshMs) void refreshQuietly();
      return fetched?.list ?? null;
    },
    refresh,
  };
}
