/** What is done with a callback before and between its calls. */

import { VoiceError } from '../errors.ts';
import type { VoicePlatform } from '../voice-platform.ts';

export function callbackVerbs(): Pick<VoicePlatform, 'engage' | 'transferTask' | 'cancelTaskTransfer'> {
  const none = async () => {
    throw new VoiceError('no-such-call');
  };
  return { engage: none, transferTask: none, cancelTaskTransfer: none };
}
