/** Somebody is being reached or consulted while the customer waits: who hears whom, and every way on. */

import { othersIn } from '../../../lib/call.ts';
import {
  Control,
  type ControlProps,
  Controls,
  KeypadControl,
  MuteControl,
  whyNot,
} from '../../CallControls.tsx';
import { Icon } from '../../Icon.tsx';
import { callerName } from '../../words.ts';
import { PartyHead, PartyRow } from './PartyRow.tsx';
import { partyName, partyState, reachName, whoHearsWhom } from './party-words.ts';
import { QualityMark } from './QualityMark.tsx';

const icons = { customer: 'phone-incoming', 'third-party': 'headset', agent: 'user' } as const;

export function ConsultCard(props: ControlProps) {
  const { call, now, ask, onRefused } = props;
  const others = othersIn(call);
  const reach = call.leaving ?? call.consulting;
  const reached = reachName(call, reach);
  const isThere = others.some(({ role, state }) => role === 'third-party' && state !== 'connecting');
  const isListed = others.some(({ role }) => role === 'third-party');
  const hears = whoHearsWhom(call, isThere ? null : reached);
  const leaving =
    call.leaving &&
    (isThere ? 'You are being taken out of the call.' : `You leave as soon as ${reached} answers.`);
  const act = (command: 'swapParties' | 'merge' | 'leave' | 'cancelTransfer') => ({
    why: whyNot(props, command),
    onPress: (event: Event) => ask(event, command, call.id),
    onRefused,
  });
  const isLeaving = call.leaving !== null;
  return (
    <>
      <PartyHead title={isLeaving ? 'Transfer' : 'Consult'} since={call.answeredAt ?? call.phaseAt} now={now}>
        <QualityMark {...props} />
      </PartyHead>
      <ul class="parties">
        {others.map((party) => {
          const { word, tone, since } = partyState(party);
          const isRinging = party.state === 'connecting';
          const customerIcon = call.direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing';
          const icon = party.role === 'customer' ? customerIcon : icons[party.role];
          return (
            <PartyRow
              key={party.id}
              icon={party.state === 'held' ? 'pause' : isRinging ? 'phone-outgoing' : icon}
              name={partyName(call, party)}
              word={word}
              tone={isRinging ? 'accent' : tone}
              since={since}
              detail={
                party.role === 'customer'
                  ? 'customer'
                  : isRinging && !party.number
                    ? 'internal transfer'
                    : null
              }
              now={now}
            />
          );
        })}
        {!isListed && reach && (
          <PartyRow
            icon="phone-outgoing"
            name={reached}
            word="Ringing"
            tone="accent"
            since={reach.since}
            now={now}
          />
        )}
      </ul>
      <p class="hears">
        <Icon name="ear" />
        <span>{leaving || hears || `You still hear ${callerName(call)}.`}</span>
      </p>
      <Controls
        last={<Control icon="phone" turn="hang-up" label="Cancel" look="end" {...act('cancelTransfer')} />}
      >
        <MuteControl {...props} />
        <KeypadControl {...props} />
        <Control icon="arrow-left-right" label="Swap" {...act('swapParties')} />
        <Control icon="merge" label="Merge" {...act('merge')} />
        <Control
          icon="log-out"
          turn="inline"
          label="Leave"
          look={isThere && !isLeaving ? 'go' : undefined}
          {...act('leave')}
        />
      </Controls>
      <p class="ways">
        {isLeaving || !isThere
          ? `Cancel brings ${callerName(call)} back.`
          : `Leave hands ${callerName(call)} to ${reached}. Cancel brings ${callerName(call)} back.`}
      </p>
    </>
  );
}
