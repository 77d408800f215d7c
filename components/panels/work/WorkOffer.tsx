/** Work that is offered: from whom, on which channel, out of which queue, and the time left to take it. */

import { Component } from 'preact';
import { channelWords, workAbout, workName, workPlace } from '../../../lib/work/words.ts';
import { Button } from '../../Button.tsx';
import { OfferHead } from '../OfferHead.tsx';
import { channelIcons, type WorkProps, workRefusal } from './work-props.ts';

/** The reasons are asked for once Reject was pressed, where the source wants one. */
export class WorkOffer extends Component<WorkProps, { isRejecting: boolean }> {
  override state = { isRejecting: false };

  override render(props: WorkProps, { isRejecting }: { isRejecting: boolean }) {
    const { item, now, ask } = props;
    const { id, channel, offerEndsAt, phaseAt, canReject, reasons, description } = item;
    const word = `${channelWords[channel]} offered`;
    const about = workAbout(item);
    const isOff = workRefusal(props, 'rejectWork') !== null;
    const reject = (event: Event, reasonId?: string) => ask(event, 'rejectWork', id, reasonId);
    return (
      <article class="card work ringing" aria-label={`${word}, ${workName(item)}`}>
        <OfferHead
          icon={channelIcons[channel]}
          {...{ from: phaseAt, until: offerEndsAt, now, word }}
          name={workName(item)}
          about={about || workPlace(item).join(' · ')}
          bits={about ? workPlace(item) : []}
        />
        {description && <p class="meaning work-text">{description}</p>}
        {isRejecting ? (
          <fieldset class="work-reasons">
            <legend class="label">Why do you reject it?</legend>
            {reasons.map(({ id: reasonId, name }) => (
              <Button key={reasonId} isOff={isOff} onPress={(event) => reject(event, reasonId)}>
                {name}
              </Button>
            ))}
            <Button tone="plain" onPress={() => this.setState({ isRejecting: false })}>
              Back
            </Button>
          </fieldset>
        ) : (
          <div class="buttons">
            {canReject && (
              <Button
                tone="refuse"
                size="l"
                icon="x"
                isOff={isOff}
                onPress={(event) =>
                  reasons.length > 0 ? this.setState({ isRejecting: true }) : reject(event)
                }
              >
                Reject
              </Button>
            )}
            <Button
              tone="call"
              size="l"
              icon="check"
              isOff={workRefusal(props, 'acceptWork') !== null}
              onPress={(event) => ask(event, 'acceptWork', id)}
            >
              Accept
            </Button>
          </div>
        )}
      </article>
    );
  }
}
