/** A callback on its way to somebody else (CF-11). */

import { Handover } from '../Handover.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { customerName } from './callback-words.ts';

export function CallbackHandover(props: CallbackProps) {
  const { callback, now, ask } = props;
  const { id, transfer, phaseAt } = callback;
  return (
    <Handover
      kind="callback"
      word="Callback"
      name={customerName(callback)}
      to={transfer?.to ?? ''}
      since={transfer?.since ?? phaseAt}
      now={now}
      meaning="The callback stays yours until somebody accepts."
      refusal={pressRefusal(props, 'cancelCallbackTransfer')}
      onCancel={(event) => ask(event, 'cancelCallbackTransfer', id)}
    />
  );
}
