/** Closing a callback: its wrap-up, where one is to be written, then callback, interaction and contact at once (CF-07). */

import { Button } from '../../Button.tsx';
import { CardHead } from '../CardHead.tsx';
import { AskedWrapUp } from '../wrap-up/AskedWrapUp.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { customerName, typeWord } from './callback-words.ts';

interface CallbackClosingProps extends CallbackProps {
  /** The way back to the other actions; none once the customer was spoken with. */
  onBack?: () => void;
}

export function CallbackClosing(props: CallbackClosingProps) {
  const { callback, session, lookup, ask, onBack } = props;
  const refusal = pressRefusal(props, 'closeCallback');
  const body = (
    <AskedWrapUp contactId={callback.id} session={session} lookup={lookup}>
      {({ form, fields, isReady }) => (
        <>
          {fields}
          {form === null && <p class="meaning">There is nothing to write: it closes at once.</p>}
          {form !== undefined && (
            <div class="buttons">
              {onBack && <Button onPress={onBack}>Back</Button>}
              <Button
                tone="primary"
                icon="square-check"
                hint={refusal || undefined}
                isOff={refusal !== null}
                onPress={(event) => isReady() && ask(event, 'closeCallback', callback.id)}
              >
                Close callback
              </Button>
            </div>
          )}
        </>
      )}
    </AskedWrapUp>
  );
  if (!onBack) return body;
  return (
    <article class="card callback" aria-label={`Close callback, ${customerName(callback)}`}>
      <CardHead
        icon="pencil"
        name={customerName(callback)}
        beneath={[typeWord(callback), callback.queue].filter(Boolean).join(' · ')}
      />
      {body}
    </article>
  );
}
