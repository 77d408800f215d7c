/** The rows of round controls: six in one order while talking, six while consulting, six in a conference. */

import type { ComponentChildren } from 'preact';
import type { Call, CallPhase } from '../lib/call.ts';
import type { Session } from '../lib/session.ts';
import { RoundControl } from './Button.tsx';
import { type CardProps, canPress } from './card-props.ts';
import type { IconName } from './Icon.tsx';

/** What can lie open under or over the controls. */
export type CallPanel = 'keypad' | 'transfer' | 'add';

export interface ControlProps extends CardProps {
  panel: CallPanel | null;
  onPanel: (panel: CallPanel) => void;
  /** Told why a control that is off was pressed in vain. */
  onRefused: (reason: string) => void;
}

/** The frame of a row: the last control stands apart. */
export function Controls({ children, last }: { children: ComponentChildren; last: ComponentChildren }) {
  return (
    <fieldset class="controls" aria-label="Call controls">
      {children}
      <span class="gap" />
      {last}
    </fieldset>
  );
}

interface ControlLook {
  icon: IconName;
  label: string;
  look?: 'on' | 'held' | 'open' | 'go' | 'end';
  turn?: 'hang-up' | 'inline';
  isExpanded?: boolean;
  /** Why it cannot be pressed now; null when it can. */
  why: string | null;
  onPress: (event: Event) => void;
  onRefused: (reason: string) => void;
}

/** One control; pressed while it is off, it says why. */
export function Control({ why, onPress, onRefused, look = undefined, ...drawn }: ControlLook) {
  return (
    <RoundControl
      {...drawn}
      look={look ?? 'rest'}
      isOff={why !== null}
      hint={why ?? undefined}
      onPress={(event) => (why === null ? onPress(event) : onRefused(why))}
    />
  );
}

const whyOfPhase: Partial<Record<CallPhase, string>> = {
  dialing: 'Possible when the call is answered.',
  held: 'Resume the call first.',
  'consult-dialing': 'Possible when they answer.',
};

/** Why `command` cannot be pressed, or null: what is off for a reason says so, what is on its way says that. */
export function whyNot(
  props: CardProps,
  command: Parameters<typeof canPress>[1],
  why?: string,
): string | null {
  if (canPress(props, command)) return null;
  if (why) return why;
  const isPending = props.session.pending.some((p) => p.command === command && p.callId === props.call.id);
  return isPending ? 'Already on its way.' : (whyOfPhase[props.call.phase] ?? 'Not possible now.');
}

/** Why nobody can be brought in, where that has a reason of its own. */
const whyAlone = ({ isGuest, transferredBy }: Call, { allowsTransfer }: Session): string | undefined =>
  allowsTransfer
    ? isGuest
      ? `Possible when ${transferredBy ?? 'your colleague'} has left.`
      : undefined
    : 'Switched off by your organisation.';

const cutOff = 'Possible again when the connection is back.';

export function MuteControl(props: ControlProps) {
  const { call, ask, onRefused } = props;
  const command = call.isMuted ? 'unmute' : 'mute';
  const onDesk = call.phone === 'desk' ? 'Mute on your phone.' : undefined;
  return (
    <Control
      icon={call.isMuted ? 'mic-off' : 'mic'}
      label={call.isMuted ? 'Unmute' : 'Mute'}
      look={call.isMuted ? 'on' : undefined}
      why={whyNot(props, command, onDesk)}
      onPress={(event) => ask(event, command, call.id)}
      onRefused={onRefused}
    />
  );
}

/** Absent on a desk phone, whose own keys send the tones. */
export function KeypadControl(props: ControlProps) {
  const { call, session, panel, onPanel, onRefused } = props;
  if (call.phone === 'desk') return null;
  const isOpen = panel === 'keypad';
  const why = session.connection.state === 'reconnecting' ? cutOff : whyNot(props, 'sendDigits');
  return (
    <Control
      icon="grip"
      label="Keypad"
      look={isOpen ? 'open' : undefined}
      isExpanded={isOpen}
      why={isOpen ? null : why}
      onPress={() => onPanel('keypad')}
      onRefused={onRefused}
    />
  );
}

export function CallControls(props: ControlProps) {
  const { call, session, ask, onPanel, onRefused } = props;
  const hold = call.phase === 'held' ? 'resume' : 'hold';
  const away = session.connection.state === 'reconnecting' ? cutOff : undefined;
  return (
    <Controls
      last={
        <Control
          icon="phone"
          turn="hang-up"
          label="End"
          look="end"
          why={whyNot(props, 'hangUp')}
          onPress={(event) => ask(event, 'hangUp', call.id)}
          onRefused={onRefused}
        />
      }
    >
      <MuteControl {...props} />
      <Control
        icon={hold === 'resume' ? 'play' : 'pause'}
        label={hold === 'resume' ? 'Resume' : 'Hold'}
        look={hold === 'resume' ? 'held' : undefined}
        why={away ?? whyNot(props, hold)}
        onPress={(event) => ask(event, hold, call.id)}
        onRefused={onRefused}
      />
      <KeypadControl {...props} />
      <Control
        icon="phone-forwarded"
        label="Transfer"
        why={away ?? whyNot(props, 'transfer', whyAlone(call, session))}
        onPress={() => onPanel('transfer')}
        onRefused={onRefused}
      />
      <Control
        icon="user-plus"
        label="Add"
        why={away ?? whyNot(props, 'consult', whyAlone(call, session))}
        onPress={() => onPanel('add')}
        onRefused={onRefused}
      />
    </Controls>
  );
}
