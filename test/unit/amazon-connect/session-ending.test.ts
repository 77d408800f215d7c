import { expect, it } from 'vitest';
import type { LinkEvent } from '../../../lib/amazon-connect/link.ts';
import { watchEnding } from '../../../lib/amazon-connect/session-ending.ts';
import type { Streams } from '../../../lib/amazon-connect/snapshot.ts';

/** Streams' own manager of the warning, with its ways to tell. */
function streamsWithWarning() {
  const told: Record<string, (data?: unknown) => void> = {};
  const ended: string[] = [];
  class SessionExpirationWarningManager {
    constructor() {
      for (const name of ['onExpirationWarning', 'onExpirationWarningCleared', 'onSessionExtensionError'])
        Object.assign(this, {
          [name]: (listener: () => void) => {
            told[name] = listener;
            return { unsubscribe: () => ended.push(name) };
          },
        });
    }
  }
  return { streams: { SessionExpirationWarningManager } as unknown as Streams, told, ended };
}

it('[AC-07] tells the end, in milliseconds whatever Connect counts in, that it is off, and that it cannot be put off', () => {
  const { streams, told, ended } = streamsWithWarning();
  const events: LinkEvent[] = [];
  const lifetime = new AbortController();
  watchEnding(streams, (event) => events.push(event), lifetime.signal);
  told.onExpirationWarning?.({ expiration: 1_795_000_000_000 });
  told.onExpirationWarning?.({ expiration: 1_795_000_000 });
  told.onSessionExtensionError?.({ isWarningActive: true });
  told.onExpirationWarningCleared?.();
  expect(events).toEqual([
    { endsAt: 1_795_000_000_000 },
    { endsAt: 1_795_000_000_000 },
    'stay-refused',
    'end-cleared',
  ]);
  lifetime.abort();
  expect(ended).toHaveLength(3);
});

it('a CCP that knows no such warning is left alone', () => {
  expect(() => watchEnding({} as Streams, () => {}, new AbortController().signal)).not.toThrow();
});
