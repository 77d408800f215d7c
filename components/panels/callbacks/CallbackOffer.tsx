/** A callback that is offered: whose it is, why and for when, and the time left to take it (EX-01). */

import { reasonLabel } from '../../../lib/callbacks/reasons.ts';
import { Button } from '../../Button.tsx';
import { OfferHead } from '../OfferHead.tsx';
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
  const when = within(askedFor(scheduledAt, now));
  const about = [reason && reasonLabel(reason), `${isOwn ? 'promised' : 'asked'} for ${when}`];
  const bits = [
    queue,
    voicemail_url || voicemail_transcript ? 'with a voicemail' : null,
    ...(isOwn
      ? []
      : ['agent first', mode === 'automatic' ? 'dials by itself after a look' : 'you dial after a look']),
  ];
  return (
    <article class="card callback ringing" aria-label={`${word}, ${customerName(callback)}`}>
      <OfferHead
        icon={isOwn ? 'calendar-clock' : 'history'}
        {...{ from: phaseAt, until: offerEndsAt, now, word }}
        name={customerName(callback)}
        about={about.filter(Boolean).join(' · ')}
        bits={bits.filter((bit) => typeof bit === 'string')}
      />
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
