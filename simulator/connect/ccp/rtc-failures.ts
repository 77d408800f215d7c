import type { FailureFlag } from './rtc-report.ts';
import { SignallingError } from './rtc-signalling.ts';

/** Why a session failed. Streams compares the first seven by identity and words each as a softphone error (call not found
 * stays silent); anything else is a `webrtc_error` to it. */
export const RTCErrors = {
  ICE_COLLECTION_TIMEOUT: 'Ice Collection Timeout',
  USER_BUSY: 'User Busy',
  SIGNALLING_HANDSHAKE_FAILURE: 'Signalling Handshake Failure',
  GUM_TIMEOUT_FAILURE: 'GUM Timeout Failure',
  GUM_OTHER_FAILURE: 'GUM Other Failure',
  SIGNALLING_CONNECTION_FAILURE: 'Signalling Connection Failure',
  CALL_NOT_FOUND: 'Call Not Found',
  CREATE_OFFER_FAILURE: 'Create Offer Failure',
  SET_REMOTE_DESCRIPTION_FAILURE: 'Set Remote Description Failure',
  NO_REMOTE_ICE_CANDIDATE: 'No Remote ICE Candidate',
  PEER_CONNECTION_FAILURE: 'Peer Connection Failure',
} as const;

/** A key of RTCErrors. */
export type FailureName = keyof typeof RTCErrors;

/** The flag each failure sets in the call report; the others set none. */
export const FAILURE_FLAGS: Partial<Record<FailureName, FailureFlag>> = {
  ICE_COLLECTION_TIMEOUT: 'iceCollectionFailure',
  USER_BUSY: 'userBusyFailure',
  SIGNALLING_HANDSHAKE_FAILURE: 'handshakingFailure',
  GUM_TIMEOUT_FAILURE: 'gumTimeoutFailure',
  GUM_OTHER_FAILURE: 'gumOtherFailure',
  CREATE_OFFER_FAILURE: 'createOfferFailure',
  SET_REMOTE_DESCRIPTION_FAILURE: 'setRemoteDescriptionFailure',
  NO_REMOTE_ICE_CANDIDATE: 'noRemoteIceCandidateFailure',
};

/** A step of the session failed for a known reason. */
export class SessionFailure extends Error {
  readonly failure: FailureName;
  constructor(failure: FailureName, cause?: unknown) {
    super(RTCErrors[failure], { cause });
    this.failure = failure;
  }
}

/** The name of what was thrown during set-up. */
export function failureName(thrown: unknown): FailureName {
  if (thrown instanceof SessionFailure) return thrown.failure;
  if (!(thrown instanceof SignallingError)) return 'PEER_CONNECTION_FAILURE';
  if (thrown.code === 404) return 'CALL_NOT_FOUND';
  return thrown.code === 486 ? 'USER_BUSY' : 'SIGNALLING_HANDSHAKE_FAILURE';
}
