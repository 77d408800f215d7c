/** The widget's More menu. */

import { isLive } from '../../../lib/call.ts';
import type { SurfaceProps } from '../../card-props.ts';
import { MoreMenu } from './MoreMenu.tsx';

interface WidgetMenuProps extends SurfaceProps {
  onPopOut: (event: Event) => void;
  onClose: (refocus: boolean) => void;
}

export function WidgetMenu({ onPopOut, onClose, ...surface }: WidgetMenuProps) {
  const { session, ask } = surface;
  const isBusy = session.calls.some(isLive);
  return (
    <MoreMenu
      {...surface}
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
