/** The row of round controls of a call, always the same six in the same order. */

import { RoundControl } from './Button.tsx';
import { type CardProps, canPress } from './card-props.ts';

interface CallControlsProps extends CardProps {
  isKeypadOpen: boolean;
  onKeypad: () => void;
  /** Told why a control that is off was pressed in vain. */
  onRefused: (reason: string) => void;
}

const later = 'Transferring and adding people come with a later version.';

/** Why Hold or Keypad cannot be used now. */
function whyOff(props: CardProps): string {
  if (props.session.connection.state === 'reconnecting') return 'Possible again when the connection is back.';
  if (props.call.phase === 'dialing') return 'Possible when the call is answered.';
  if (props.call.phase === 'held') return 'Resume the call first.';
  return 'Already on its way.';
}

export function CallControls(props: CallControlsProps) {
  const { call, session, ask, isKeypadOpen, onKeypad, onRefused } = props;
  const isCutOff = session.connection.state === 'reconnecting';
  const mute = call.isMuted ? 'unmute' : 'mute';
  const hold = call.phase === 'held' ? 'resume' : 'hold';
  const isDeskPhone = session.agent?.phone.type === 'desk';
  const canMute = canPress(props, mute);
  const canHold = !isCutOff && canPress(props, hold);
  const canKey = isKeypadOpen || (!isCutOff && canPress(props, 'sendDigits'));
  const canEnd = canPress(props, 'hangUp');
  const press = (isOn: boolean, act: () => void, why = whyOff(props)) => (isOn ? act() : onRefused(why));
  return (
    <fieldset class="controls" aria-label="Call controls">
      <RoundControl
        icon={call.isMuted ? 'mic-off' : 'mic'}
        label={call.isMuted ? 'Unmute' : 'Mute'}
        look={call.isMuted ? 'on' : 'rest'}
        isOff={!canMute}
        onPress={(event) => press(canMute, () => ask(event, mute, call.id))}
      />
      <RoundControl
        icon={hold === 'resume' ? 'play' : 'pause'}
        label={hold === 'resume' ? 'Resume' : 'Hold'}
        look={hold === 'resume' ? 'held' : 'rest'}
        isOff={!canHold}
        hint={canHold ? undefined : whyOff(props)}
        onPress={(event) => press(canHold, () => ask(event, hold, call.id))}
      />
      {!isDeskPhone && (
        <RoundControl
          icon="grip"
          label="Keypad"
          look={isKeypadOpen ? 'open' : 'rest'}
          isExpanded={isKeypadOpen}
          isOff={!canKey}
          hint={canKey ? undefined : whyOff(props)}
          onPress={() => press(canKey, onKeypad)}
        />
      )}
      <RoundControl
        icon="phone-forwarded"
        label="Transfer"
        isOff
        hint={later}
        onPress={() => onRefused(later)}
      />
      <RoundControl icon="user-plus" label="Add" isOff hint={later} onPress={() => onRefused(later)} />
      <span class="gap" />
      <RoundControl
        icon="phone"
        turn="hang-up"
        label="End"
        look="end"
        isOff={!canEnd}
        onPress={(event) => press(canEnd, () => ask(event, 'hangUp', call.id))}
      />
    </fieldset>
  );
}
