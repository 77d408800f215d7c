/** What a call out passes through, put together: the offer, the gate, the limit, and the extension afterwards. */

import { browser } from '../../../lib/browser.ts';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import { readSettings } from '../../../lib/settings.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import { makeRoom } from '../calls/failed-calls.ts';
import type { Directory } from '../directory/directory.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { createDialGate } from './dial-gate.ts';
import { createDialLimit } from './dial-limit.ts';
import { createExtensionDigits } from './extension-digits.ts';
import { createSuggestions, type SuggestionParts } from './suggestions.ts';

export function createDialParts(
  store: SessionStore,
  stored: StoredArea,
  platform: Pick<VoicePlatform, 'dial' | 'clear' | 'sendDigits'>,
  { whoIs }: Pick<Directory, 'whoIs'>,
  records: Pick<SuggestionParts, 'recordOn' | 'described'> & {
    expect(e164: string, record: RelatedRecord | null): Promise<void>;
  },
) {
  const extensions = createExtensionDigits(store, stored, platform);
  const gate = createDialGate({
    store,
    limit: createDialLimit(store, stored),
    kept: browser.storage.local,
    settings: readSettings,
    checkNumber,
    async expect(number, record) {
      await extensions.expect(number);
      await records.expect(number.e164, record);
    },
    makeRoom: (over) => makeRoom(store, platform, over),
    platformDial: (e164, queueId) => platform.dial(e164, queueId),
  });
  const suggestions = createSuggestions({
    ...{ store, gate, checkNumber, whoIs, settings: readSettings },
    ...{ recordOn: records.recordOn, described: records.described },
  });
  return { suggestions, extensions, gate, checkTarget: gate.checkTarget };
}
