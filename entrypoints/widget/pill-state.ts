/** What the collapsed widget says of the session, without a name or a number. Pure. */

import { unansweredTitle } from '../../components/words.ts';
import { presenceName } from '../../lib/agent.ts';
import { type Call, focusCall } from '../../lib/call.ts';
import type { Callback } from '../../lib/callbacks/callback.ts';
import { waitingBeside } from '../../lib/callbacks/entries.ts';
import type { Session } from '../../lib/session.ts';
import type { PillState } from '../../lib/widget-host/pipe.ts';
import { offeredWork } from '../../lib/work/entries.ts';
import { channelWords } from '../../lib/work/words.ts';
import type { WorkItem } from '../../lib/work/work-item.ts';

/** The pill for this tab's session, or null when there is nothing to show on the page at all. */
export function pillState(session: Session, tabId: number): PillState | null {
  const call = focusCall(session.calls);
  const callbacks = waitingBeside(session.callbacks, session.calls);
  const others = session.calls.length + callbacks.length + session.work.length - 1;
  const [offer] = offeredWork(session.work);
  const offered = callbacks.find(({ phase }) => phase === 'offered');
  if (offered && call?.phase !== 'ringing') return { ...ofCallback(offered), others };
  if (offer && call?.phase !== 'ringing') return { ...ofWork(offer), others };
  if (call) return { ...ofCall(call), others };
  if (callbacks[0]) return { ...ofCallback(callbacks[0]), others };
  if (session.work[0]) return { ...ofWork(session.work[0]), others };
  if (session.unanswered)
    return {
      ...{ mark: 'missed', word: unansweredTitle(session.unanswered), since: session.unanswered.endedAt },
      others: 0,
    };
  const isAsked = session.suggestion?.tabId === tabId;
  if (!isAsked && !session.notice) return null;
  const presence = session.agent?.presence;
  return {
    mark: 'idle',
    word: presence ? presenceName(presence) : 'Voice control',
    since: presence?.since ?? null,
    others: 0,
  };
}

type Entry = Omit<PillState, 'others'>;

/** Without a time: a callback by hand shows none (CF-13). */
function ofCallback({ phase, phaseAt }: Callback): Entry {
  switch (phase) {
    case 'offered':
      return { mark: 'ringing', word: 'Callback', since: null };
    case 'dialing':
    case 'talking':
      return { mark: 'calling', word: 'Calling', since: phaseAt };
    case 'unanswered':
      return { mark: 'missed', word: 'Not reached', since: null };
    case 'transferring':
      return { mark: 'held', word: 'Waiting', since: phaseAt };
    case 'wrap-up':
      return { mark: 'wrap-up', word: 'After call work', since: null };
    default:
      return { mark: 'idle', word: 'Callback', since: null };
  }
}

function ofWork({ channel, phase, phaseAt, acceptedAt }: WorkItem): Entry {
  const word = channelWords[channel];
  switch (phase) {
    case 'offered':
      return { mark: 'ringing', word, since: null };
    case 'open':
      return { mark: 'idle', word, since: acceptedAt };
    case 'transferring':
      return { mark: 'held', word: 'Waiting', since: phaseAt };
    case 'wrap-up':
      return { mark: 'wrap-up', word: 'After work', since: phaseAt };
    case 'missed':
      return { mark: 'missed', word: `${word} missed`, since: phaseAt };
  }
}

function ofCall(call: Call): Entry {
  const since = call.answeredAt ?? call.phaseAt;
  switch (call.phase) {
    case 'ringing':
      return { mark: 'ringing', word: 'Incoming call', since: null };
    case 'dialing':
      return { mark: 'calling', word: 'Calling', since: call.phaseAt };
    case 'consult-dialing':
      return { mark: 'calling', word: 'Calling', since: call.phaseAt };
    case 'connected':
    case 'consult':
    case 'conference':
      return call.isMuted
        ? { mark: 'muted', word: 'Muted', since }
        : { mark: 'talking', word: 'On a call', since };
    case 'held':
      return { mark: 'held', word: 'On hold', since: call.phaseAt };
    case 'wrap-up':
      return { mark: 'wrap-up', word: 'After call work', since: call.phaseAt };
    case 'ended':
      return { mark: 'idle', word: 'Call ended', since: null };
  }
}
