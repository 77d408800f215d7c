/** An extension that came with a number: sent as digits a moment after the answer, unless the agent skips it. */

import { allows, type Call, isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import type { DialableNumber } from '../../../lib/numbers/checked-number.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface ExtensionDigits {
  /** The next call to this number has an extension; to be said before it is dialled, since reports do not wait. */
  expect(number: Pick<DialableNumber, 'e164' | 'extension'>): Promise<void>;
  /** Sends it now. Throws when the call takes no digits. */
  send(callId: string): Promise<void>;
  skip(callId: string): void;
  /** Goes on with what waits; run when the worker wakes. */
  goOn(): void;
}

/** An exchange answers, says its name, and only then listens. */
const pauseMs = 2_000;
/** A call that is not reported by then is not the one that was dialled. */
const expectedMs = 60_000;
const key = 'expectedExtension';

interface Expected {
  e164: string;
  digits: string;
  at: number;
}

export function createExtensionDigits(
  store: SessionStore,
  stored: StoredArea,
  platform: Pick<VoicePlatform, 'sendDigits'>,
  now = Date.now,
): ExtensionDigits {
  const callNow = (callId: string) => store.now().calls.find(({ id }) => id === callId);
  const keep = (callId: string, extension: Call['extension']) =>
    store.change({ calls: store.now().calls.map((it) => (it.id === callId ? { ...it, extension } : it)) });

  /** Gives a call that was just dialled the extension it was dialled with. */
  async function take({ id, number }: Call): Promise<void> {
    const expected = (await stored.get([key]))[key] as Expected | undefined;
    if (!expected || expected.e164 !== number || now() - expected.at > expectedMs) return;
    await stored.set({ [key]: null });
    const call = callNow(id);
    if (!call) return;
    keep(id, { digits: expected.digits, sendAt: null });
    if (call.answeredAt !== null) wait(id);
  }

  function wait(callId: string): void {
    const extension = callNow(callId)?.extension;
    if (!extension) return;
    keep(callId, { ...extension, sendAt: now() + pauseMs });
    goOn();
  }

  /** What could not be sent stays on the card, to be sent or skipped by hand. */
  async function send(callId: string): Promise<void> {
    const call = callNow(callId);
    if (!call?.extension) throw new VoiceError('not-now', 'no extension waits');
    const { digits } = call.extension;
    if (!allows(call, 'sendDigits')) {
      keep(callId, { digits, sendAt: null });
      throw new VoiceError('not-now', `sendDigits while ${call.phase}`);
    }
    keep(callId, null);
    try {
      await platform.sendDigits(callId, digits);
    } catch (error) {
      keep(callId, { digits, sendAt: null });
      throw error;
    }
  }

  function goOn(): void {
    for (const { id, extension } of store.now().calls) {
      if (extension?.sendAt == null) continue;
      const due = extension.sendAt;
      setTimeout(() => {
        // Sent or skipped by hand meanwhile, or planned anew.
        if (callNow(id)?.extension?.sendAt !== due) return;
        send(id).catch((error: unknown) =>
          log.warn('extension not sent', { callId: id, why: String(error) }),
        );
      }, due - now());
    }
  }

  store.onCallEvent(({ type, call }) => {
    if (type === 'dialled' && isLive(call)) void take(call);
    if (type === 'answered') wait(call.id);
  });

  return {
    async expect({ e164, extension }) {
      await stored.set({ [key]: extension ? { e164, digits: extension, at: now() } : null });
    },
    send,
    skip: (callId) => keep(callId, null),
    goOn,
  };
}
