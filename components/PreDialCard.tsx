/** A number before it is dialled: exactly what will be called, or why it will not be. */

import { Component } from 'preact';
import { isLive } from '../lib/call.ts';
import type { DialableNumber } from '../lib/numbers/checked-number.ts';
import type { Session, Suggestion } from '../lib/session.ts';
import type { Ask } from './ask.ts';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Icon } from './Icon.tsx';
import { Warning } from './Warning.tsx';
import { countryName } from './words.ts';

interface PreDialCardProps {
  suggestion: Suggestion;
  session: Session;
  ask: Ask;
}

/** Why the agent cannot call `number` now; null when they can. */
export function dialRefusal(session: Session, number: DialableNumber): string | null {
  const { agent, calls } = session;
  if (!agent?.canDial) return 'You may not place calls. Your administrator can allow it.';
  const { dialableCountries } = agent;
  if (
    number.country &&
    dialableCountries.length > 0 &&
    !dialableCountries.includes(number.country.toLowerCase())
  )
    return `Calls to ${countryName(number.country) ?? number.country} are not open for you. Your administrator can allow it.`;
  if (calls.some(isLive)) return 'End the call you are on first.';
  return null;
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

type DialableProps = PreDialCardProps & { number: DialableNumber };

class Dialable extends Component<DialableProps, { isConfirmed: boolean }> {
  override state = { isConfirmed: false };

  override render(props: DialableProps, { isConfirmed }: { isConfirmed: boolean }) {
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
              onPress={(event) => ask(event, 'dialSuggestion', suggestion.id, isConfirmed)}
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
