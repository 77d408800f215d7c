/** What is done with a callback before and between its calls, and with work that is no call. */

import { VoiceError } from '../errors.ts';
import type { VoicePlatform } from '../voice-platform.ts';
import { ask } from './ask.ts';
import { nextOwner } from './callback-contacts.ts';
import type { Previews } from './previews.ts';
import type { QuickConnects } from './quick-connects.ts';
import { type ContactSnapshot, isVoice } from './snapshot.ts';

interface CallbackVerbParts {
  previews: Previews;
  quickConnects: QuickConnects;
  contact(contactId: string): connect.Contact;
  snapshotOf(contactId: string): ContactSnapshot | undefined;
}

export function callbackVerbs({
  previews,
  quickConnects,
  contact,
  snapshotOf,
}: CallbackVerbParts): Pick<VoicePlatform, 'engage' | 'handOn' | 'cancelHandOn'> {
  /** Throws `not-now` for a call. */
  function silent(contactId: string): connect.Contact {
    const found = contact(contactId);
    const known = snapshotOf(contactId);
    if (!known || isVoice(known)) throw new VoiceError('not-now', 'this is a call');
    return found;
  }

  return {
    async engage(contactId) {
      contact(contactId);
      if (!previews.of(contactId)) throw new VoiceError('not-now', 'this is no preview');
      await previews.engage(contactId);
    },
    async handOn(contactId, target) {
      const handed = silent(contactId);
      if (target.kind === 'number') throw new VoiceError('number-refused', 'it goes to nobody outside');
      const endpoint = await quickConnects.endpoint(target.id);
      await ask((callbacks) => handed.addConnection(endpoint, callbacks));
    },
    async cancelHandOn(contactId) {
      const handed = silent(contactId);
      const snapshot = snapshotOf(contactId);
      const next = snapshot && nextOwner(snapshot);
      const leg = handed.getConnections().find(({ connectionId }) => connectionId === next?.connectionId);
      if (!leg) throw new VoiceError('not-now', 'nobody is to take it');
      await ask((callbacks) => leg.destroy(callbacks));
    },
  };
}
