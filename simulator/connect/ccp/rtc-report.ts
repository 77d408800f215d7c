/** The call report Streams sends to the instance when a session ends, in the field names Streams reads. */
export interface SessionReport
  extends Partial<Record<StageTime, number>>,
    Partial<Record<FailureFlag, boolean>> {
  sessionStartTime: Date;
  sessionEndTime: Date | null;
  /** Written by Streams. */
  streamStats?: unknown;
}

type StageTime = `${Stage}TimeMillis`;

/** The stages of a session, in their order. */
export type Stage =
  | 'gum'
  | 'initialization'
  | 'iceCollection'
  | 'signallingConnect'
  | 'handshaking'
  | 'preTalking'
  | 'talking'
  | 'cleanup';

/** What can go wrong, as the report names it. */
export type FailureFlag =
  | 'gumTimeoutFailure'
  | 'gumOtherFailure'
  | 'createOfferFailure'
  | 'setLocalDescriptionFailure'
  | 'iceCollectionFailure'
  | 'signallingConnectionFailure'
  | 'handshakingFailure'
  | 'userBusyFailure'
  | 'invalidRemoteSDPFailure'
  | 'noRemoteIceCandidateFailure'
  | 'setRemoteDescriptionFailure';

const FLAGS: readonly FailureFlag[] = [
  'gumTimeoutFailure',
  'gumOtherFailure',
  'createOfferFailure',
  'setLocalDescriptionFailure',
  'iceCollectionFailure',
  'signallingConnectionFailure',
  'handshakingFailure',
  'userBusyFailure',
  'invalidRemoteSDPFailure',
  'noRemoteIceCandidateFailure',
  'setRemoteDescriptionFailure',
];

/** A report that fills itself as the session moves on. */
export interface ReportWriter {
  readonly report: SessionReport;
  /** Ends the stage before and begins this one. */
  enter(stage: Stage): void;
  /** Ends the report; with a flag when the session failed. */
  close(flag?: FailureFlag): void;
}

/** Begins a report now. */
export function createReport(): ReportWriter {
  const report: SessionReport = { sessionStartTime: new Date(), sessionEndTime: null };
  for (const flag of FLAGS) report[flag] = false;
  let current: { stage: Stage; beganAt: number } | undefined;

  function leave(): void {
    if (current) report[`${current.stage}TimeMillis`] = Math.round(performance.now() - current.beganAt);
    current = undefined;
  }
  return {
    report,
    enter(stage) {
      leave();
      current = { stage, beganAt: performance.now() };
    },
    close(flag) {
      leave();
      report.sessionEndTime = new Date();
      if (flag) report[flag] = true;
    },
  };
}
