/** The failures a person can meet, by name. Their sentences stand in error-texts.ts. */

import type { ErrorCode } from './error-texts.ts';

export type { ErrorCode } from './error-texts.ts';

/** A named failure; `detail` is the platform's own word. */
export class VoiceError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | null;

  constructor(code: ErrorCode, detail: string | null = null) {
    super(code);
    this.name = 'VoiceError';
    this.code = code;
    this.detail = detail;
  }
}

export interface ErrorOnWire {
  code: ErrorCode;
  detail: string | null;
}

/** An error as it crosses between contexts; anything unnamed becomes `refused` with its text as detail. */
export function toWire(error: unknown): ErrorOnWire {
  if (error instanceof VoiceError) return { code: error.code, detail: error.detail };
  return { code: 'refused', detail: error instanceof Error ? error.message : String(error) };
}

/** The named failure that came over the wire. */
export function fromWire(error: ErrorOnWire): VoiceError {
  return new VoiceError(error.code, error.detail);
}
