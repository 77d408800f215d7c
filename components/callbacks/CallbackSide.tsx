/** One callback beside the list: its context, and the same actions as everywhere while it is in hand. */

import { isCallbackOpen } from '../../lib/callbacks/callback-record.ts';
import { defaultCallbackRules } from '../../lib/callbacks/rules.ts';
import { Unreadable, Vacant } from '../app/ListState.tsx';
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
            isCallbackOpen(page.record) &&
            surface && (
              <WaitingActions key={page.record.sys_id} {...{ page, now, actions }} lookup={surface.lookup} />
            )
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
  if (state === 'failed') return <Unreadable what="It" onRetry={actions.reload} isInside />;
  return (
    <Vacant
      icon={<Icon name="search-x" size="xl" />}
      title={`There is no ${name} here`}
      text="It went on to somebody else, or was deleted."
      role="status"
      isInside
    />
  );
}
