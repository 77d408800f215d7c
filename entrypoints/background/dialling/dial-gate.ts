/** The one place that every dial passes, whoever asks for it: page, keypad, directory, redial, contact, transfer. */

import { VoiceError } from '../../../lib/errors.ts';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import type { CheckedNumber, DialableNumber } from '../../../lib/numbers/checked-number.ts';
import {
  type DialLook,
  type DialRules,
  dialLook,
  isOpen,
  secondLook,
} from '../../../lib/numbers/dial-rules.ts';
import { lacksDemanded } from '../../../lib/servicenow/view.ts';
import type { Settings } from '../../../lib/settings.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';
import type { DialLimit } from './dial-limit.ts';

export interface DialGate {
  /** What the card of this number must say before it may be dialled. */
  look(number: CheckedNumber): Promise<DialLook>;
  /**
   * Dials exactly the number that was shown. `isConfirmed` when the second look was ticked. Throws a VoiceError when it
   * may not be dialled: not a number, emergency, barred or unconfirmed, no permission, a call on its way, too many.
   */
  dial(number: CheckedNumber, isConfirmed: boolean, how?: DialHow): Promise<DialableNumber>;
  /**
   * Throws when a call may not go on to this number, E.164. A country that is new is let in when it was confirmed, or at
   * the second asking.
   */
  checkTarget(e164: string, isConfirmed?: boolean): Promise<void>;
}

export interface DialHow {
  queueId?: string | undefined;
  way?: DialWay;
  /** The record in another system that the number stood on; null for none. */
  record?: RelatedRecord | null;
}

/** How a call is placed that is more than a number: one for a callback. */
export interface DialWay {
  /** Calls in after call work that give way to it, by contact id. */
  over: readonly string[];
  /** Just before it is placed, when nothing speaks against it any more. */
  begin(): Promise<void>;
  place(e164: string): Promise<void>;
}

export interface DialGateParts {
  store: SessionStore;
  limit: DialLimit;
  /** Storage that outlives the browser: the countries called so far. */
  kept: StoredArea;
  settings(): Promise<Pick<Settings, 'defaultRegion' | 'dialCountries'>>;
  checkNumber(text: string, region: string): CheckedNumber;
  /** Told just before a number is dialled, with the record that it stood on. */
  expect(number: DialableNumber, record: RelatedRecord | null): Promise<void>;
  /** Takes away calls that failed, and those of these ids, that are only shown still: until they are gone no other is placed. */
  makeRoom(over?: readonly string[]): Promise<void>;
  platformDial(e164: string, queueId?: string): Promise<void>;
  now?: () => number;
}

/** How long "press again" is waited for. */
const againMs = 30_000;

export function createDialGate(parts: DialGateParts): DialGate {
  const { store, limit, kept } = parts;
  const now = parts.now ?? Date.now;
  let refusedTarget = { e164: '', at: 0 };

  const countries = storedValue<string[]>(kept, 'dialledCountries');

  async function rules(): Promise<DialRules> {
    const { defaultRegion, dialCountries } = await parts.settings();
    return { dialCountries, knownCountries: [defaultRegion, ...((await countries.get()) ?? [])] };
  }

  async function remember({ country }: DialableNumber): Promise<void> {
    if (country)
      await countries.change((known) => (known?.includes(country) ? known : [...(known ?? []), country]));
  }

  /** Throws unless the number is one, reads the same when read again, and this agent may reach its country now. */
  function reachable(number: CheckedNumber, { dialCountries }: DialRules): DialableNumber {
    if (number.kind === 'emergency') throw new VoiceError('emergency-number');
    if (number.kind === 'refused') throw new VoiceError('not-a-number', number.reason);
    const again = parts.checkNumber(number.e164, '');
    if (!('e164' in again) || again.e164 !== number.e164) throw new VoiceError('not-a-number');
    const { agent, connection } = store.now();
    if (!agent || connection.state === 'signed-out') throw new VoiceError('signed-out');
    if (!isOpen(number, dialCountries)) throw new VoiceError('country-barred');
    const byConnect = agent.dialableCountries.map((code) => code.toUpperCase());
    if (!isOpen(number, byConnect)) throw new VoiceError('country-not-dialable');
    return number;
  }

  return {
    look: async (number) => dialLook(number, await rules()),
    async dial(checked, isConfirmed, { queueId, way, record = null } = {}) {
      const known = await rules();
      const number = reachable(checked, known);
      if (secondLook(number, known) && !isConfirmed) throw new VoiceError('confirm-first');
      const { agent, serviceNow } = store.now();
      if (!agent?.canDial) throw new VoiceError('cannot-dial');
      if (lacksDemanded(serviceNow)) throw new VoiceError('no-voice-role', serviceNow.lacks.join(', '));
      await limit.place(async () => {
        await parts.expect(number, record);
        await way?.begin();
        await parts.makeRoom(way?.over);
        await (way ? way.place(number.e164) : parts.platformDial(number.e164, queueId));
      });
      await remember(number);
      return number;
    },
    async checkTarget(e164, isConfirmed = false) {
      const known = await rules();
      const number = reachable(parts.checkNumber(e164, ''), known);
      if (number.kind === 'premium') throw new VoiceError('premium-transfer');
      if (!secondLook(number, known)) return;
      const isAgain = refusedTarget.e164 === e164 && now() - refusedTarget.at < againMs;
      refusedTarget = { e164, at: now() };
      if (!isAgain && !isConfirmed) throw new VoiceError('new-country');
      await remember(number);
    },
  };
}
