/** At the top of an interaction that carries out a callback: actions and context side by side (CF-18, CF-19). */

import { defaultCallbackRules } from '../../lib/callbacks/rules.ts';
import { Cards } from '../Cards.tsx';
import type { InteractionsPageProps, RecordView } from '../interactions/interactions-view.ts';
import { ContextCard } from './ContextCard.tsx';
import type { InHand } from './in-hand.ts';
import './callbacks-page.css';

interface CallbackTopProps extends InteractionsPageProps {
  record: RecordView;
  /** Null when it is not in hand. */
  found: InHand | null;
}

export function CallbackTop({ view: { surface, now }, record, found, actions }: CallbackTopProps) {
  const { callback } = record;
  if (!found && (!callback || callback.record.carrier === 'customer-first')) return null;
  return (
    <div class={`callback-top ${found ? '' : 'alone'}`}>
      {surface && found && (
        <section class="sheet-panel live-call" aria-label="Callback actions">
          <h2 class="unseen">Callback actions</h2>
          <Cards {...surface} session={found.session} />
        </section>
      )}
      <div class="sheet-panel">
        <ContextCard
          page={callback}
          callback={found?.callback ?? null}
          rules={surface?.session.callbackRules ?? defaultCallbackRules}
          now={now}
          onEdit={actions.editCallback}
        />
      </div>
    </div>
  );
}
