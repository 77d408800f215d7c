/** Callbacks, put together. */

import { callbackRulesOf } from '../../lib/callbacks/rules.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { CheckedNumber } from '../../lib/numbers/checked-number.ts';
import type { Settings } from '../../lib/settings-rules.ts';
import { createFollowUps } from './follow-ups.ts';
import type { RecordParts } from './record-parts.ts';
import type { SessionStore } from './session-store.ts';

export interface CallbackNeeds {
  store: SessionStore;
  records: Pick<RecordParts, 'callbacks' | 'changed'>;
  checkNumber(text: string, region: string): CheckedNumber;
  now?: () => number;
}

export type CallbackParts = ReturnType<typeof createCallbackParts>;

export function createCallbackParts({ store, records, checkNumber, now }: CallbackNeeds) {
  const followUps = createFollowUps({
    ...{ store, callbacks: records.callbacks, checkNumber, now },
    onChanged: records.changed,
  });
  return {
    followUps,
    look: async () => {
      throw new VoiceError('no-such-callback');
    },
    /** What is set about callbacks stands in the session, where reports and views read it. */
    rules: (settings: Settings) => store.change({ callbackRules: callbackRulesOf(settings) }),
  };
}
