/** The background's session, followed from outside by its mirror in session storage: nothing is woken and nothing is asked. */

import type { Page } from 'puppeteer';
import type { Session } from '../lib/session.ts';
import { emptySession } from '../lib/session.ts';

export interface StoredSession {
  now(): Promise<Session>;
  until(holds: (session: Session) => boolean, limitMs: number): Promise<Session>;
}

/** The storage key that the session store mirrors itself under. */
const key = 'session';

/** Follows the session from `probe`, a page of the extension's origin. */
export async function watchStoredSession(probe: Page): Promise<StoredSession> {
  const onlookers = new Set<() => void>();
  await probe.exposeFunction('sessionStored', () => {
    for (const look of onlookers) look();
  });
  await probe.evaluate(() =>
    chrome.storage.session.onChanged.addListener(() =>
      (globalThis as unknown as { sessionStored(): void }).sessionStored(),
    ),
  );
  const now = async (): Promise<Session> => {
    const stored = await probe.evaluate((name) => chrome.storage.session.get(name), key);
    return (stored[key] as Session | undefined) ?? emptySession;
  };

  return {
    now,
    until: (holds, limitMs) =>
      new Promise((done, failed) => {
        let last = emptySession;
        const end = () => {
          onlookers.delete(look);
          clearTimeout(limit);
        };
        const look = () => {
          now().then((session) => {
            last = session;
            if (!holds(session)) return;
            end();
            done(session);
          }, failed);
        };
        const limit = setTimeout(() => {
          end();
          const wanted = String(holds).replaceAll(/\s+/g, ' ');
          failed(
            new Error(
              `Not within ${limitMs} ms: ${wanted}\nThe session was ${JSON.stringify(last, null, 1)}`,
            ),
          );
        }, limitMs);
        onlookers.add(look);
        look();
      }),
  };
}
