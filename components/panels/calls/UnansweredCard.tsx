/** A call that nobody talked in: missed, rejected, given up, or a customer who was not reached. */

import { Button } from '../../Button.tsx';
import { CallWho } from '../../CallWho.tsx';
import type { CardProps } from '../../card-props.ts';
import { SetAvailable } from '../../SetAvailable.tsx';
import { callerName, unansweredTitle, unansweredWord } from '../../words.ts';

export function UnansweredCard({ call, session, ask }: CardProps) {
  const isOutbound = call.endReason === 'failed' || call.direction === 'outbound';
  const isUnreachable = session.agent?.presence.kind !== 'routable';
  const { word, tone } = unansweredWord(call);
  const { number } = call;
  const what = [isOutbound ? null : call.queue, word].filter(Boolean).join(' · ');
  return (
    <article class="card" aria-label={`${unansweredTitle(call)}, ${callerName(call)}`}>
      <CallWho
        call={call}
        icon="phone-missed"
        tone="bad"
        beneath={
          <span class={`num ${tone}`}>
            {what.charAt(0).toUpperCase()}
            {what.slice(1)}
          </span>
        }
      />
      {isUnreachable && <p class="meaning">No calls come to you until you are Available again.</p>}
      <div class="buttons">
        {(isOutbound || !isUnreachable) && (
          <Button size="l" onPress={(event) => ask(event, 'dismissUnanswered')}>
            Dismiss
          </Button>
        )}
        {number && (
          <Button size="l" icon="phone" onPress={(event) => ask(event, 'suggestNumber', number)}>
            {isOutbound ? 'Call again…' : 'Call back…'}
          </Button>
        )}
        {!isOutbound && isUnreachable && <SetAvailable session={session} ask={ask} />}
      </div>
    </article>
  );
}
