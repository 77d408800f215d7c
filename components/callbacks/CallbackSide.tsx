/** One callback beside the list: its context, and the same actions as everywhere while it is in hand. */

import { isCallbackOpen } from '../../lib/callbacks/callback-record.ts';
import { defaultCallbackRules } from '../../lib/callbacks/rules.ts';
import { Button } from '../Button.tsx';
import { Cards } from '../Cards.tsx';
import { Icon } from '../Icon.tsx';
import { ContextCard } from './ContextCard.tsx';
import type { CallbacksPageProps, ChosenCallback } from './callbacks-view.ts';
import { inHandOf } from './in-hand.ts';
import { WaitingActions } from './WaitingActions.tsx';

interface CallbackSideProps extends CallbacksPageProps {
  chosen: ChosenCallback;
}

export function CallbackSide({ view, chosen, actions }: CallbackSideProps) {
  const { surface, now } = view;
  const { page, state, name } = chosen;
  const { session } = surface ?? {};
  const found = session && page ? inHandOf(session, [page.record.sys_id]) : null;
  const rules = session?.callbackRules ?? defaultCallbackRules;
  return (
    <section
      class="sheet-panel callback-side"
      aria-label={page ? `Callback ${page.record.number}` : 'Callback'}
    >
      <a class="side-close icon-button" href="#callbacks" aria-label="Close" title="Close">
        <Icon name="x" />
      </a>
      {page ? (
        <>
          <ContextCard
            page={page}
            callback={found?.callback ?? null}
            {...{ rules, now }}
            onEdit={actions.edit}
          />
          {surface && found ? (
            <div class="live-call">
              <Cards {...surface} session={found.session} />
            </div>
          ) : (
            isCallbackOpen(page.record) && <WaitingActions {...{ page, now, actions }} />
          )}
          {page.record.handledIn && (
            <p class="foot-line">
              <a class="button plain" href={`#${page.record.handledIn}`}>
                Open interaction
              </a>
            </p>
          )}
        </>
      ) : (
        <Missing {...{ state, name, actions }} />
      )}
    </section>
  );
}

interface MissingProps extends Pick<CallbacksPageProps, 'actions'> {
  state: ChosenCallback['state'];
  name: string;
}

function Missing({ state, name, actions }: MissingProps) {
  if (state === 'loading')
    return (
      <p class="quiet" role="status">
        Looking for {name}…
      </p>
    );
  return (
    <div class="vacant" role={state === 'failed' ? 'alert' : 'status'}>
      <Icon name={state === 'failed' ? 'circle-alert' : 'search-x'} size="xl" />
      <h2>{state === 'failed' ? 'It could not be read' : `There is no ${name} here`}</h2>
      <p>
        {state === 'failed'
          ? 'The browser’s store did not open.'
          : 'It went on to somebody else, or was deleted.'}
      </p>
      {state === 'failed' && <Button onPress={actions.reload}>Try again</Button>}
    </div>
  );
}
