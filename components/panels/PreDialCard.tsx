/** A number before it is dialled: exactly what will be called, or why it will not be. */

import { Component } from 'preact';
import type { Queue } from '../../lib/agent.ts';
import type { DialableNumber } from '../../lib/numbers/checked-number.ts';
import type { Session, Suggestion } from '../../lib/session.ts';
import type { Ask } from '../ask.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { countryName } from '../words.ts';
import { CopyButton } from './CopyButton.tsx';
import { dialRefusal } from './dial-refusal.ts';
import { Warning } from './Warning.tsx';

interface PreDialCardProps {
  suggestion: Suggestion;
  session: Session;
  ask: Ask;
}

function Facts({ number, suggestion }: { number: DialableNumber; suggestion: Suggestion }) {
  const country = countryName(number.country);
  const isShort = number.national !== number.international;
  return (
    <dl class="facts">
      {number.country && (
        <>
          <dt>Country</dt>
          <dd>
            <span class="iso">{number.country}</span> {country}
          </dd>
        </>
      )}
      {isShort && (
        <>
          <dt>National</dt>
          <dd>
            <bdi class="num number">{number.national}</bdi>
          </dd>
        </>
      )}
      <dt>Dials</dt>
      <dd>
        <bdi class="num number">{number.e164}</bdi>
      </dd>
      {number.extension && (
        <>
          <dt>Extension</dt>
          <dd>
            <bdi class="num number">{number.extension}</bdi> <span class="quiet">sent after the answer</span>
          </dd>
        </>
      )}
      {suggestion.foundOn && (
        <>
          <dt>Found on</dt>
          <dd class="cut">{suggestion.foundOn}</dd>
        </>
      )}
    </dl>
  );
}

interface QueuePickerProps {
  queues: readonly Queue[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Whose number and greeting the call goes out with; absent where there is nothing to choose. */
function QueuePicker({ queues, chosen, onChoose }: QueuePickerProps) {
  if (queues.length < 2) return null;
  return (
    <label class="pick">
      <span class="label">Called for</span>
      <span class="select">
        <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">Your routing profile’s queue</option>
          {queues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" size="s" />
      </span>
    </label>
  );
}

type DialableProps = PreDialCardProps & { number: DialableNumber };

interface DialableState {
  isConfirmed: boolean;
  /** Empty for the routing profile's own. */
  queueId: string;
}

class Dialable extends Component<DialableProps, DialableState> {
  override state: DialableState = { isConfirmed: false, queueId: '' };

  override render(props: DialableProps, { isConfirmed, queueId }: DialableState) {
    const { number, suggestion, session, ask } = props;
    const isPremium = number.kind === 'premium';
    const refusal = dialRefusal(session, number);
    const isOnItsWay = session.pending.some((p) => p.command === 'dialSuggestion');
    return (
      <>
        {isPremium && (
          <Warning tone="hold" icon="triangle-alert" title="Premium-rate number">
            A call can cost several pounds a minute.
          </Warning>
        )}
        <div class="block">
          <p class="label">Call this number?</p>
          <h3 class="name big">
            <bdi class="num number">{number.international}</bdi>
          </h3>
          <Facts number={number} suggestion={suggestion} />
          <QueuePicker
            queues={session.agent?.queues ?? []}
            chosen={queueId}
            onChoose={(id) => this.setState({ queueId: id })}
          />
          {!number.isProven && (
            <p class="refusal" role="status">
              No such number range is known. Check the digits.
            </p>
          )}
          {isPremium && (
            <label class="check">
              <input
                type="checkbox"
                checked={isConfirmed}
                onChange={(event) => this.setState({ isConfirmed: event.currentTarget.checked })}
              />
              I need to call this number
            </label>
          )}
          <div class="buttons">
            <Button size="l" onPress={(event) => ask(event, 'dismissSuggestion')}>
              Cancel
            </Button>
            <Button
              size="l"
              tone="call"
              icon="phone"
              hint={refusal ?? (isPremium && !isConfirmed ? 'Tick the box first.' : undefined)}
              isOff={refusal !== null || isOnItsWay || (isPremium && !isConfirmed)}
              onPress={(event) =>
                ask(event, 'dialSuggestion', suggestion.id, isConfirmed, queueId || undefined)
              }
            >
              Call
            </Button>
          </div>
          {refusal && (
            <p class="refusal" role="status">
              {refusal}
            </p>
          )}
        </div>
        {suggestion.recordingNotice && (
          <p class="block tight foot">
            <Icon name="info" size="s" />
            {suggestion.recordingNotice}
          </p>
        )}
      </>
    );
  }
}

export function PreDialCard(props: PreDialCardProps) {
  const { suggestion, ask } = props;
  const { number } = suggestion;
  const close = (
    <Button size="l" onPress={(event) => ask(event, 'dismissSuggestion')}>
      Close
    </Button>
  );
  return (
    <article class="card whole" aria-label="Before dialling">
      {number.kind === 'emergency' ? (
        <>
          <Warning tone="bad" icon="circle-alert" title={`${number.digits} is an emergency number`}>
            This softphone may not reach the emergency services and cannot send your location.
          </Warning>
          <div class="block">
            <h3 class="name">Use a mobile or a desk phone.</h3>
            <p class="beneath">Nothing was dialled.</p>
            <div class="buttons">
              {close}
              <CopyButton text={number.digits} size="l">
                Copy {number.digits}
              </CopyButton>
            </div>
          </div>
        </>
      ) : number.kind === 'refused' ? (
        <>
          <Warning tone="hold" icon="triangle-alert" title="This can’t be called">
            {number.reason}
          </Warning>
          <div class="block">
            <p class="label">{suggestion.foundOn ? `Found on ${suggestion.foundOn}` : 'You typed'}</p>
            <h3 class="name cut">
              <bdi>{suggestion.text}</bdi>
            </h3>
            <div class="buttons">{close}</div>
          </div>
        </>
      ) : (
        <Dialable {...props} number={number} />
      )}
    </article>
  );
}
