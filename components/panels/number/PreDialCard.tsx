/** A number before it is dialled: exactly what will be called, or why it will not be. */

import { Component } from 'preact';
import { allows } from '../../../lib/call.ts';
import type { DialableNumber } from '../../../lib/numbers/checked-number.ts';
import type { Session, Suggestion } from '../../../lib/session.ts';
import type { Ask } from '../../ask.ts';
import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';
import { Warning } from '../trouble/Warning.tsx';
import { CopyButton } from './CopyButton.tsx';
import { dialRefusal } from './dial-refusal.ts';
import { NumberFacts } from './NumberFacts.tsx';
import { NumberPicker } from './NumberPicker.tsx';
import { QueuePicker } from './QueuePicker.tsx';
import { secondLooks } from './second-looks.ts';
import { WhyNumber } from './WhyNumber.tsx';

export interface PreDialCardProps {
  suggestion: Suggestion;
  session: Session;
  now: number;
  ask: Ask;
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
    const look = suggestion.secondLook && secondLooks[suggestion.secondLook](number);
    const joined = session.calls.find((call) => session.allowsTransfer && allows(call, 'consult'));
    const refusal = dialRefusal(session, suggestion, number);
    const isUnseen = look !== null && !isConfirmed;
    const isOnItsWay = session.pending.some((p) => p.command === 'dialSuggestion');
    return (
      <>
        {suggestion.isOtherShown && (
          <Warning tone="hold" icon="triangle-alert" title="The page shows another number">
            It reads “<bdi>{suggestion.shownAs}</bdi>”. What will be dialled stands below.
          </Warning>
        )}
        {look && (
          <Warning tone="hold" icon="triangle-alert" title={look.title}>
            {look.text}
          </Warning>
        )}
        <div class="block">
          <p class="label">Call this number?</p>
          {suggestion.choices.length > 1 && <NumberPicker suggestion={suggestion} ask={ask} />}
          {suggestion.name && (
            <p class="name cut">
              <bdi>{suggestion.name}</bdi>
            </p>
          )}
          <h3 class="name big">
            <bdi class="num number">{number.international}</bdi>
          </h3>
          {suggestion.record && (
            <p class="beneath cut">
              For <bdi>{suggestion.record.label}</bdi>
            </p>
          )}
          <NumberFacts {...props} />
          <QueuePicker
            agent={session.agent}
            chosen={queueId}
            onChoose={(id) => this.setState({ queueId: id })}
          />
          {!number.isProven && (
            <p class="refusal" role="status">
              No such number range is known. Check the digits.
            </p>
          )}
          {look && (
            <label class="check">
              <input
                type="checkbox"
                checked={isConfirmed}
                onChange={(event) => this.setState({ isConfirmed: event.currentTarget.checked })}
              />
              {look.tick}
            </label>
          )}
          <div class="buttons">
            <Button size="l" onPress={(event) => ask(event, 'dismissSuggestion')}>
              Cancel
            </Button>
            {joined ? (
              <Button
                size="l"
                tone="call"
                icon="user-plus"
                hint={refusal ?? undefined}
                isOff={refusal !== null || isUnseen}
                onPress={(event) =>
                  ask(event, 'consult', joined.id, { kind: 'number', e164: number.e164 }, isConfirmed)
                }
              >
                Add to call
              </Button>
            ) : (
              <Button
                size="l"
                tone="call"
                icon="phone"
                hint={refusal ?? (isUnseen ? 'Tick the box first.' : undefined)}
                isOff={refusal !== null || isOnItsWay || isUnseen}
                onPress={(event) =>
                  ask(event, 'dialSuggestion', suggestion.id, isConfirmed, queueId || undefined)
                }
              >
                Call
              </Button>
            )}
          </div>
          {refusal && (
            <p class="refusal" role="status">
              {refusal}
            </p>
          )}
          <WhyNumber suggestion={suggestion} ask={ask} />
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
          <Warning
            tone="hold"
            icon="triangle-alert"
            title={suggestion.why ? 'Not taken for a phone number' : 'This can’t be called'}
          >
            {suggestion.why?.reason ?? number.reason}
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
