/** A callback that is offered: whose it is, why and for when, and the time left to take it (EX-01). */

import { reasonLabel } from '../../lib/callbacks/reasons.ts';
import { Button } from '../Button.tsx';
import { Countdown } from '../Countdown.tsx';
import { Icon } from '../Icon.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { askedFor, customerName, typeWord } from './callback-words.ts';
import { OwnFollowUp } from './OwnFollowUp.tsx';

/** Words that began a line, within one. */
const within = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

export function CallbackOffer(props: CallbackProps) {
  const { callback, now, ask } = props;
  const { carrier, mode, queue, reason, offerEndsAt, phaseAt, scheduledAt } = callback;
  const { voicemail_url, voicemail_transcript } = callback.details;
  const isOwn = carrier === 'own';
  const word = typeWord(callback);
  const what = [reason && reasonLabel(reason), `asked for ${within(askedFor(scheduledAt, now))}`];
  const bits = [
    queue,
    (voicemail_url || voicemail_transcript) && 'with a voicemail',
    isOwn ? 'you promised it' : 'agent first',
    mode === 'automatic' ? 'dials by itself after a look' : 'you dial after a look',
  ];
  return (
    <article class="card callback ringing" aria-label={`${word}, ${customerName(callback)}`}>
      <div class="who">
        {offerEndsAt === null ? (
          <span class="disc accent">
            <Icon name={isOwn ? 'calendar-clock' : 'history'} size="l" />
          </span>
        ) : (
          <Countdown from={phaseAt} until={offerEndsAt} now={now} what="to accept" />
        )}
        <div class="grow">
          <p class="state good">{word}</p>
          <h3 class="name big cut" title={customerName(callback)}>
            <bdi>{customerName(callback)}</bdi>
          </h3>
          <p class="beneath cut">{what.filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <p class="what">
        {bits.filter(Boolean).map((bit) => (
          <span key={bit}>{bit}</span>
        ))}
      </p>
      <div class="buttons">
        {!isOwn && (
          <Button
            tone="refuse"
            size="l"
            icon="x"
            isOff={pressRefusal(props, 'rejectCallback') !== null}
            onPress={(event) => ask(event, 'rejectCallback', callback.id)}
          >
            Reject
          </Button>
        )}
        <Button
          tone="call"
          size="l"
          icon="check"
          isOff={pressRefusal(props, 'acceptCallback') !== null}
          onPress={(event) => ask(event, 'acceptCallback', callback.id)}
        >
          Accept
        </Button>
      </div>
      {isOwn && <OwnFollowUp {...props} />}
    </article>
  );
}
