/** Work that is no call, offered or in hand: the card for what it is at. The same on every surface. */

import { WorkHandover } from './WorkHandover.tsx';
import { WorkOffer } from './WorkOffer.tsx';
import { WorkOpen } from './WorkOpen.tsx';
import { WorkOver } from './WorkOver.tsx';
import type { WorkProps } from './work-props.ts';

export function WorkCard(props: WorkProps) {
  switch (props.item.phase) {
    case 'offered':
      return <WorkOffer {...props} />;
    case 'open':
      return <WorkOpen {...props} />;
    case 'transferring':
      return <WorkHandover {...props} />;
    case 'wrap-up':
    case 'missed':
      return <WorkOver {...props} />;
  }
}
