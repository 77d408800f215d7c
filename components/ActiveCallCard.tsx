/** A call that is being dialled or talking: who, how long, what, and the controls; or the list of whom to reach. */

import { Component } from 'preact';
import { allows, type CallPhase } from '../lib/call.ts';
import { Button } from './Button.tsx';
import { CallControls, type CallPanel } from './CallControls.tsx';
import { CallTimer } from './CallTimer.tsx';
import { CallWhat } from './CallWhat.tsx';
import { CallWho } from './CallWho.tsx';
import type { CardProps } from './card-props.ts';
import {
  CallStrip,
  ConferenceCard,
  ConsultCard,
  ExtensionStrip,
  fetchCallPanels,
  Keypad,
  Namesakes,
  TransferPanel,
  Warning,
} from './panels.ts';
import { callerName, callIcon, isConference, isConsult, stateWord } from './words.ts';

/** What was asked for longer ago than this is no longer wanted. */
const askedMs = 5_000;

interface ActiveCallCardState {
  panel: CallPanel | null;
  /** Why a control that is off was pressed in vain; it holds for the phase in which it was said. */
  refusal: { reason: string; phase: CallPhase } | null;
}

export class ActiveCallCard extends Component<CardProps, ActiveCallCardState> {
  override state: ActiveCallCardState = { panel: null, refusal: null };

  private openedAt = 0;

  override componentDidMount(): void {
    fetchCallPanels();
    this.openAsked();
  }
  override componentDidUpdate({ call: was }: CardProps): void {
    this.openAsked();
    // Whoever was chosen is on the way: the list has done its work. Until then it stays, or a press in it would have no place.
    const { call } = this.props;
    const isReaching = call.consulting !== null || call.leaving !== null;
    const wasReaching = was.consulting !== null || was.leaving !== null;
    const isList = this.state.panel === 'transfer' || this.state.panel === 'add';
    if (isList && ((isReaching && !wasReaching) || !allows(call, 'consult'))) this.close();
  }

  /** A shortcut asked for the keypad a moment ago. */
  private openAsked(): void {
    const { session, call, now } = this.props;
    const at = session.panel?.at ?? 0;
    if (at <= this.openedAt || now - at > askedMs) return;
    this.openedAt = at;
    if (allows(call, 'sendDigits')) this.setState({ panel: 'keypad' });
  }

  private open = (panel: CallPanel) =>
    this.setState((was) => ({ panel: was.panel === panel ? null : panel }));
  private close = () => this.setState({ panel: null });
  private tryAnother = () => {
    this.setState({ panel: 'transfer' });
  };
  private refuse = (reason: string) => this.setState({ refusal: { reason, phase: this.props.call.phase } });

  override render(props: CardProps, { panel, refusal }: ActiveCallCardState) {
    const { call, now, ask } = props;
    const { notice, callbacks } = props.session;
    const { word, tone, since } = stateWord(call);
    // The list closes by itself when the call has moved on to where nobody can be reached.
    if ((panel === 'transfer' || panel === 'add') && allows(call, 'consult'))
      return (
        <>
          <CallStrip call={call} now={now} />
          <TransferPanel {...props} purpose={panel} onClose={this.close} />
        </>
      );
    const controls = { ...props, panel, onPanel: this.open, onRefused: this.refuse };
    return (
      <>
        {notice?.code === 'transfer-refused' && (
          <Warning
            tone="bad"
            icon="circle-alert"
            title={notice.title}
            actions={[
              <Button key="again" size="s" tone="line" onPress={this.tryAnother}>
                Try someone else
              </Button>,
              <Button key="dismiss" size="s" tone="line" onPress={(event) => ask(event, 'dismissNotice')}>
                Dismiss
              </Button>,
            ]}
          >
            {notice.remedy}
          </Warning>
        )}
        <article class="card active" aria-label={`${word}, ${callerName(call)}`}>
          {isConference(call) ? (
            <ConferenceCard {...controls} />
          ) : isConsult(call) || call.leaving ? (
            <ConsultCard {...controls} />
          ) : (
            <>
              <CallWho
                call={call}
                icon={callIcon(call)}
                tone={tone === 'plain' ? 'good' : tone}
                clock={
                  <>
                    <b>
                      <CallTimer since={since} now={now} />
                    </b>
                    <span class={`state ${tone}`}>{word}</span>
                  </>
                }
              />
              <CallWhat
                {...props}
                isCallback={call.kind === 'callback' || callbacks.some(({ callId }) => callId === call.id)}
              />
              {call.namesakes.length > 0 && <Namesakes {...props} />}
              <CallControls {...controls} />
            </>
          )}
          {call.extension && <ExtensionStrip {...props} />}
          <p class="refusal" role="status">
            {refusal?.phase === call.phase && refusal.reason}
          </p>
          {panel === 'keypad' && call.phone === 'softphone' && (
            <Keypad
              isOff={!allows(call, 'sendDigits')}
              onDigit={(event, digit) => ask(event, 'sendDigits', call.id, digit)}
              onClose={this.close}
            />
          )}
        </article>
      </>
    );
  }
}
