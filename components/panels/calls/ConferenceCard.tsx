/** Three or more people who hear each other: each with what can be done for them, and for all. */

import { allows, othersIn, type Party } from '../../../lib/call.ts';
import { allowsParty, type PartyCommand } from '../../../lib/party-commands.ts';
import { IconButton } from '../../Button.tsx';
import {
  Control,
  type ControlProps,
  Controls,
  KeypadControl,
  MuteControl,
  whyNot,
} from '../../CallControls.tsx';
import type { IconName } from '../../Icon.tsx';
import { Icon } from '../../Icon.tsx';
import { PartyHead, PartyRow } from './PartyRow.tsx';
import { fullWord, partyName, partyState, whoHearsWhom } from './party-words.ts';
import { QualityMark } from './QualityMark.tsx';

function PartyActions({ party, ...props }: ControlProps & { party: Party }) {
  const { call, session, ask } = props;
  const name = partyName(call, party);
  const button = (command: PartyCommand, icon: IconName, what: string, look?: 'on' | 'held') => {
    const isPending = session.pending.some((p) => p.command === command && p.callId === call.id);
    return (
      <IconButton
        icon={icon}
        label={what}
        look={look}
        isOff={isPending || !allowsParty(call, command, party)}
        onPress={(event) => ask(event, command, call.id, party.id)}
      />
    );
  };
  return (
    <>
      {call.maxParties > 3 && (
        <>
          {party.isMuted
            ? button(
                'unmuteParty',
                'mic-off',
                party.isColleague ? `${name} can only unmute themselves` : `Unmute ${name}`,
                'on',
              )
            : button('muteParty', 'mic', `Mute ${name}`)}
          {party.state === 'held'
            ? button('resumeParty', 'play', `Resume ${name}`, 'held')
            : button('holdParty', 'pause', `Hold ${name}`)}
        </>
      )}
      {button('dropParty', 'x', `Drop ${name}`)}
    </>
  );
}

export function ConferenceCard(props: ControlProps) {
  const { call, now, ask, onPanel, onRefused } = props;
  const others = othersIn(call);
  const isAllHeld = call.phase === 'held';
  const three = call.maxParties <= 3 ? 'In calls of three nobody can be held alone.' : undefined;
  const full = fullWord(call);
  const notYet = call.phase === 'conference' ? undefined : 'Resume everybody first.';
  const foot = full ?? whoHearsWhom(call);
  return (
    <>
      <PartyHead
        title="Conference"
        count={`${others.length + 1} people`}
        since={call.answeredAt ?? call.phaseAt}
        now={now}
      >
        <QualityMark {...props} />
      </PartyHead>
      <ul class="parties">
        <PartyRow
          icon={call.isMuted ? 'mic-off' : 'user'}
          name="You"
          word={call.isMuted ? 'Muted' : 'Talking'}
          tone={call.isMuted ? 'plain' : 'good'}
          now={now}
        />
        {others.map((party) => {
          const { word, tone, since } = partyState(party);
          const way = call.direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing';
          const icon = party.role === 'customer' ? way : 'headset';
          return (
            <PartyRow
              key={party.id}
              icon={party.state === 'held' ? 'pause' : icon}
              name={partyName(call, party)}
              word={word}
              tone={tone}
              since={since}
              detail={party.role === 'customer' ? 'customer' : null}
              now={now}
            >
              <PartyActions {...props} party={party} />
            </PartyRow>
          );
        })}
      </ul>
      <Controls
        last={
          <Control
            icon="log-out"
            turn="inline"
            label="Leave"
            look="end"
            why={whyNot(props, 'leave')}
            onPress={(event) => ask(event, 'leave', call.id)}
            onRefused={onRefused}
          />
        }
      >
        <MuteControl {...props} />
        <Control
          icon={isAllHeld ? 'play' : 'pause'}
          label={isAllHeld ? 'Resume all' : 'Hold all'}
          look={isAllHeld ? 'held' : undefined}
          why={whyNot(props, isAllHeld ? 'resume' : 'holdParty', three)}
          onPress={(event) => {
            if (isAllHeld) return ask(event, 'resume', call.id);
            for (const party of others)
              if (allowsParty(call, 'holdParty', party)) ask(event, 'holdParty', call.id, party.id);
          }}
          onRefused={onRefused}
        />
        <KeypadControl {...props} />
        <Control
          icon="phone-forwarded"
          label="Transfer"
          why="Leave the others to each other instead."
          onPress={() => {}}
          onRefused={onRefused}
        />
        <Control
          icon="user-plus"
          label="Add"
          why={whyNot(props, 'consult', allows(call, 'consult') ? undefined : (full ?? notYet))}
          onPress={() => onPanel('add')}
          onRefused={onRefused}
        />
      </Controls>
      {foot && (
        <p class="ways">
          {!full && <Icon name="ear" size="s" />} {foot}
        </p>
      )}
    </>
  );
}
