/** A failure in words. */

import { type ErrorCode, texts } from './error-texts.ts';
import { VoiceError } from './errors.ts';

/** Title and remedy of a failure; whatever has no name of its own is a refusal. */
export function errorWords(error: unknown): { code: ErrorCode; title: string; remedy: string } {
  const code = error instanceof VoiceError && Object.hasOwn(texts, error.code) ? error.code : 'refused';
  const [title, remedy] = texts[code];
  return { code, title, remedy };
}
