/** What a callback allows, by what carries it and how far it is: the one table that buttons and handlers read. Pure. */

import {
  attemptsMade,
  type Callback,
  type CallbackCarrier,
  type CallbackPhase,
  wasDialled,
} from './callback.ts';

export type CallbackCommand =
  | 'acceptCallback'
  | 'rejectCallback'
  | 'chooseCallbackNumber'
  /** The first dial and each retry. */
  | 'dialCallback'
  | 'pauseCallback'
  | 'resumeCallback'
  | 'extendCallback'
  | 'transferCallback'
  | 'cancelCallbackTransfer'
  | 'closeCallback'
  /** Stops the second countdown. */
  | 'keepCallback'
  | 'rescheduleCallback'
  | 'cancelCallback';

const own = ['rescheduleCallback', 'cancelCallback'] as const;

/** What each phase allows a carrier that can do everything. */
const byPhase: Record<CallbackPhase, readonly CallbackCommand[]> = {
  offered: ['acceptCallback', 'rejectCallback', ...own],
  preview: [
    ...([
      'chooseCallbackNumber',
      'dialCallback',
      'pauseCallback',
      'resumeCallback',
      'extendCallback',
    ] as const),
    ...(['transferCallback', 'closeCallback', ...own] as const),
  ],
  dialing: [],
  talking: [],
  unanswered: ['chooseCallbackNumber', 'dialCallback', 'closeCallback', ...own],
  transferring: ['cancelCallbackTransfer'],
  'wrap-up': ['chooseCallbackNumber', 'dialCallback', 'closeCallback', 'keepCallback'],
  closed: [],
};

const connectDials = 'Amazon Connect dials a queued callback itself as soon as it is accepted.';
const isThere = 'The customer is on the line already.';
const notOwn = 'Only your own follow-ups have a time that you set.';
const onceOnly = 'A campaign’s contact is dialled once, at the number it has.';
const beforeFirstCall = 'Transfer is possible only before your first call.';
const campaigns = 'The countdown is the campaign’s own and runs at Amazon Connect.';
const noTimer = 'It has no countdown: you dial.';

/** What a carrier cannot do at all, and why (amazon-connect, C). */
const never: Record<CallbackCarrier, Partial<Record<CallbackCommand, string>>> = {
  queue: {
    chooseCallbackNumber: connectDials,
    dialCallback: connectDials,
    ...{ pauseCallback: connectDials, resumeCallback: connectDials, extendCallback: connectDials },
    transferCallback: 'A queued callback can be transferred once the customer is on the line.',
    cancelCallbackTransfer: 'A queued callback is not transferred before its call.',
    ...{ rescheduleCallback: notOwn, cancelCallback: notOwn },
  },
  'customer-first': {
    chooseCallbackNumber: isThere,
    dialCallback: isThere,
    ...{ pauseCallback: isThere, resumeCallback: isThere, extendCallback: isThere },
    transferCallback: 'The customer is on the line already: transfer the call.',
    cancelCallbackTransfer: isThere,
    ...{ rescheduleCallback: notOwn, cancelCallback: notOwn },
  },
  preview: {
    ...{ pauseCallback: campaigns, resumeCallback: campaigns, extendCallback: campaigns },
    chooseCallbackNumber: onceOnly,
    transferCallback: 'Amazon Connect does not hand on a campaign’s contact before its call.',
    cancelCallbackTransfer: 'A campaign’s contact is not transferred before its call.',
    ...{ rescheduleCallback: notOwn, cancelCallback: notOwn },
  },
  task: { rescheduleCallback: notOwn, cancelCallback: notOwn },
  own: {
    rejectCallback: 'It is your own follow-up: choose another time or cancel it.',
    transferCallback: 'Your own follow-up is kept in this browser and cannot be handed on.',
    cancelCallbackTransfer: 'Your own follow-up is not transferred.',
  },
};

/** Why a phase does not allow what others do. */
const phaseWords: Record<CallbackPhase, string> = {
  offered: 'Accept it first.',
  preview: 'The customer was not called yet.',
  dialing: 'The customer is being called.',
  talking: 'The customer is on the line.',
  unanswered: 'The customer was called already.',
  transferring: 'It is being handed on.',
  'wrap-up': 'The customer was spoken with: call again or close it.',
  closed: 'It is closed.',
};

/** Why `callback` does not allow `command` now, in words for people; null when it does. */
export function whyNot(callback: Callback, command: CallbackCommand): string | null {
  const { carrier, phase, mostAttempts, mode, dialsAt, pausedMs, chosen, answeredAt } = callback;
  const atAll = never[carrier][command];
  if (atAll !== undefined) return atAll;
  if (command === 'transferCallback' && wasDialled(callback)) return beforeFirstCall;
  if (!byPhase[phase].includes(command)) return phaseWords[phase];
  switch (command) {
    case 'dialCallback':
      // Whom nobody reached the campaign calls again by its own rules; whom the agent spoke with is the agent's.
      if (carrier === 'preview' && phase === 'unanswered' && answeredAt === null) return onceOnly;
      if (phase === 'wrap-up' && answeredAt === null) return 'It was ended elsewhere: close it.';
      if (chosen === null && (carrier !== 'preview' || phase !== 'preview'))
        return 'No number to call came with it.';
      if (mostAttempts > 0 && attemptsMade(callback) >= mostAttempts)
        return `It was called ${mostAttempts === 1 ? 'once' : `${mostAttempts} times`}, as often as your organisation allows.`;
      return null;
    case 'pauseCallback':
    case 'extendCallback':
      return mode === 'manual' || dialsAt === null ? noTimer : null;
    case 'resumeCallback':
      return pausedMs === null ? 'The countdown is not paused.' : null;
    case 'closeCallback':
      return phase === 'preview' && !callback.canDiscard
        ? 'The campaign wants its customers called: it cannot be closed before.'
        : null;
    case 'keepCallback':
      return callback.closesAt === null ? 'It does not close by itself.' : null;
    default:
      return null;
  }
}

/** Whether `callback` allows `command` now. */
export const allowsInCallback = (callback: Callback, command: CallbackCommand): boolean =>
  whyNot(callback, command) === null;
