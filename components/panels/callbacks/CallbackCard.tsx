/** A callback in hand or offered: the card for what it is at. The same on every surface (CF-26). */

import { CallbackActions } from './CallbackActions.tsx';
import { CallbackHandover } from './CallbackHandover.tsx';
import { CallbackOffer } from './CallbackOffer.tsx';
import { CallbackStrip } from './CallbackStrip.tsx';
import { CallbackWrapUp } from './CallbackWrapUp.tsx';
import type { CallbackProps } from './callback-props.ts';

export function CallbackCard(props: CallbackProps) {
  switch (props.callback.phase) {
    case 'offered':
      return <CallbackOffer {...props} />;
    case 'preview':
    case 'unanswered':
      return <CallbackActions {...props} />;
    case 'transferring':
      return <CallbackHandover {...props} />;
    case 'dialing':
    case 'talking':
      return <CallbackStrip {...props} />;
    case 'wrap-up':
      return <CallbackWrapUp {...props} />;
    case 'closed':
      return null;
  }
}
