/** Another call beside the one in the card above, and the way to change over to it. */

import { openLine } from '../../../lib/call.ts';
import { Button, IconButton } from '../../Button.tsx';
import { type CardProps, canPress } from '../../card-props.ts';
import { CallStrip } from './CallStrip.tsx';

export function SecondCallStrip(props: CardProps) {
  const { call, session, now, ask } = props;
  const open = openLine(session.calls, call);
  const canHoldOther = !open || open.phase === 'connected';
  return (
    <CallStrip call={call} now={now}>
      <IconButton
        icon="external-link"
        label="Open interaction"
        onPress={(event) => ask(event, 'openPage', 'interactions', call.id)}
      />
      {call.phase === 'held' ? (
        <Button
          size="s"
          icon={open ? 'arrow-left-right' : 'play'}
          isOff={!canHoldOther || !canPress(props, 'resume')}
          hint={canHoldOther ? undefined : 'Finish with the people in the other call first.'}
          onPress={(event) => ask(event, 'swapCalls', call.id)}
        >
          {open ? 'Swap' : 'Resume'}
        </Button>
      ) : (
        <Button
          size="s"
          isOff={!canPress(props, 'hangUp')}
          onPress={(event) => ask(event, 'hangUp', call.id)}
        >
          End
        </Button>
      )}
    </CallStrip>
  );
}
