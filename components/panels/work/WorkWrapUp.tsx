/** What is written about work that is over, in the form that calls have, and the ways out of it. */

import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';
import { type AskedForm, AskedWrapUp } from '../wrap-up/AskedWrapUp.tsx';
import { type WorkProps, workRefusal } from './work-props.ts';

export function WorkWrapUp(props: WorkProps) {
  const { item, session, lookup } = props;
  return (
    <AskedWrapUp contactId={item.id} session={session} lookup={lookup}>
      {(asked) => ways(props, asked)}
    </AskedWrapUp>
  );
}

function ways(props: WorkProps, { form, fields, isReady }: AskedForm) {
  const { item, session, ask } = props;
  const isDone = form?.record.wrap_up_segment?.confirmed_on != null;
  const isOff = workRefusal(props, 'closeWork') !== null;
  const close = (event: Event) => ask(event, 'closeWork', item.id);
  if (!form || isDone)
    return (
      <>
        {form && (
          <p class="kept" role="status">
            <Icon name="check" size="s" /> {form.record.number} is wrapped up
          </p>
        )}
        <div class="buttons">
          <Button icon="check" isOff={isOff} onPress={close}>
            Done
          </Button>
        </div>
      </>
    );
  return (
    <>
      {fields}
      {form.closesWith && <p class="kept">At the limit it closes with “{form.closesWith}”.</p>}
      <div class="buttons">
        {/* Leaves the wrap-up for later, with its draft, in the list of those that are open. */}
        <Button isOff={isOff} onPress={close}>
          Clear
        </Button>
        <Button
          tone="primary"
          isOff={session.pending.some(({ command }) => command === 'submitWrapUp')}
          onPress={(event) => isReady() && ask(event, 'submitWrapUp', form.record.sys_id)}
        >
          Submit
        </Button>
      </div>
    </>
  );
}
