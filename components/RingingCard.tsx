/** A call that rings: who, how many seconds are left, accept or reject. */

import { openLine } from '../lib/call.ts';
import { Button } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import { Countdown } from './Countdown.tsx';
import { type CardProps, canPress } from './card-props.ts';
import { Namesakes } from './panels.ts';
import { callerName, ringerName, ringWord } from './words.ts';

export function RingingCard(props: CardProps & { isSecond?: boolean }) {
  const { call, session, now, ask, isSecond = false } = props;
  const isOnDesk = call.phone === 'desk';
  const isTransfer = call.kind === 'transfer';
  const open = openLine(session.calls, call);
  const isBusy = open !== null && open.phase !== 'connected';
  const isDecided = !canPress(props, 'reject') || (!isOnDesk && !canPress(props, 'accept'));
  return (
    <article
      class={`card ringing ${isSecond ? 'second' : ''}`}
      aria-label={`${ringWord(call, isSecond)}, ${ringerName(call)}`}
    >
      <div class="who">
        {call.answerBy === null ? (
          <div class="ring">
            <CallTimer since={call.phaseAt} now={now} />
          </div>
        ) : (
          <Countdown from={call.offeredAt} until={call.answerBy} now={now} what="to answer" />
        )}
        <div class="grow">
          <p class="state good">{ringWord(call, isSecond)}</p>
          <h3 class="name big cut" title={ringerName(call)}>
            <bdi>{ringerName(call)}</bdi>
          </h3>
          <p class="beneath cut">
            {isSecond && call.queue && <span>{call.queue} · </span>}
            {isTransfer && 'asks you to join'}
            {!isTransfer && call.name && <bdi class="num number">{call.numberText ?? call.number}</bdi>}
          </p>
        </div>
      </div>
      {!isSecond && (
        <p class="what">
          {isTransfer && call.transferredBy && <span>with {callerName(call)}</span>}
          {call.queue && <span>{call.queue}</span>}
        </p>
      )}
      {call.namesakes.length > 0 && <Namesakes {...props} />}
      {isOnDesk && <p class="meaning">Answer on your phone.</p>}
      {isBusy && <p class="meaning">Finish with the people in the other call first.</p>}
      <div class="buttons">
        <Button
          tone="refuse"
          size={isSecond ? 'm' : 'l'}
          icon="phone"
          turn="hang-up"
          isOff={isDecided}
          onPress={(event) => ask(event, 'reject', call.id)}
        >
          Reject
        </Button>
        {!isOnDesk && (
          <Button
            tone="call"
            size={isSecond ? 'm' : 'l'}
            icon="phone"
            isOff={isDecided || isBusy}
            onPress={(event) => ask(event, 'accept', call.id)}
          >
            {open ? `Hold and ${isTransfer ? 'join' : 'accept'}` : isTransfer ? 'Join' : 'Accept'}
          </Button>
        )}
      </div>
    </article>
  );
}
