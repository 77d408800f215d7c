/** The widget's More menu. */

import { isLive } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import type { Ask } from '../ask.ts';
import { moreMenuId } from '../menu-state.ts';
import { Menu } from './Menu.tsx';

interface WidgetMenuProps {
  session: Session;
  ask: Ask;
  onPopOut: (event: Event) => void;
  onClose: (refocus: boolean) => void;
}

export function WidgetMenu({ session, ask, onPopOut, onClose }: WidgetMenuProps) {
  const isBusy = session.calls.some(isLive);
  return (
    <Menu
      id={moreMenuId}
      label="More"
      onClose={onClose}
      items={[
        { label: 'Pop out', icon: 'app-window', onChoose: onPopOut },
        {
          label: 'Devices…',
          icon: 'headset',
          onChoose: (event) => ask(event, 'openPanel', 'devices'),
        },
        { label: 'Set-up…', icon: 'settings', onChoose: (event) => ask(event, 'openPage', 'setup') },
        {
          label: 'Restart softphone',
          icon: 'refresh-cw',
          isOff: isBusy,
          hint: isBusy ? 'Possible after the call.' : undefined,
          onChoose: (event) => ask(event, 'restartHost'),
        },
      ]}
    />
  );
}
