/** The cards of the moment, in the order in which they need the agent. */

import { type Call, isLive } from '../lib/call.ts';
import { besideCalls } from '../lib/callbacks/entries.ts';
import { offeredWork } from '../lib/work/entries.ts';
import { ActiveCallCard } from './ActiveCallCard.tsx';
import type { SurfaceProps } from './card-props.ts';
import { EmptyCard } from './EmptyCard.tsx';
import {
  CallbackCard,
  CallFoot,
  ConnectionCard,
  PreDialCard,
  SecondCallStrip,
  UnansweredCard,
  WorkCard,
  WrapUpCard,
} from './panels.ts';
import { RingingCard } from './RingingCard.tsx';
import { hasAgent } from './words.ts';

/** Talking before held, so that the card on top is the one the agent is heard in. */
const byEar = (a: Call, b: Call) => Number(a.phase === 'held') - Number(b.phase === 'held');

export function Cards(props: SurfaceProps) {
  const { session } = props;
  const { suggestion, calls, work } = session;
  const callbacks = besideCalls(session.callbacks);
  // What comes of a callback's own call stands on the callback's card.
  const isCallbacks = (call: Call) => callbacks.some(({ callId }) => callId === call.id);
  const unanswered = session.unanswered && !isCallbacks(session.unanswered) ? session.unanswered : null;
  const isCutOff = !hasAgent(session);
  // A call outlives the session that ran out in the middle of it: its card stays, beneath the way back in.
  if (isCutOff && !calls.some(isLive)) return <ConnectionCard {...props} />;
  const ringing = calls.filter((call) => call.phase === 'ringing');
  const [active, ...others] = calls.filter((call) => isLive(call) && call.phase !== 'ringing').sort(byEar);
  const over = calls.filter((call) => !isLive(call) && call.id !== unanswered?.id && !isCallbacks(call));
  // An open chat leaves the agent free to call; an offer does not.
  const isFree = ringing.length === 0 && !active && callbacks.length === 0 && offeredWork(work).length === 0;
  return (
    <>
      {isCutOff && <ConnectionCard {...props} />}
      {ringing.map((call, at) => (
        <RingingCard {...props} key={call.id} call={call} isSecond={active !== undefined || at > 0} />
      ))}
      {active && <ActiveCallCard {...props} key={active.id} call={active} />}
      {(active ?? ringing[0]) && <CallFoot {...props} call={active ?? ringing[0]} />}
      {others.map((call) => (
        <SecondCallStrip {...props} key={call.id} call={call} />
      ))}
      {callbacks.map((callback) => (
        <CallbackCard {...props} key={callback.id} callback={callback} />
      ))}
      {work.map((item) => (
        <WorkCard {...props} key={item.id} item={item} />
      ))}
      {suggestion && <PreDialCard {...props} key={suggestion.id} suggestion={suggestion} />}
      {isFree && !suggestion && unanswered && <UnansweredCard {...props} call={unanswered} />}
      {over.map((call) => (
        <WrapUpCard {...props} key={call.id} call={call} />
      ))}
      {isFree && !suggestion && !unanswered && over.length === 0 && <EmptyCard {...props} />}
    </>
  );
}
