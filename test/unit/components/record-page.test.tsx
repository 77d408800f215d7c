import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InteractionsPage } from '../../../components/interactions/InteractionsPage.tsx';
import type { InteractionsActions } from '../../../components/interactions/interactions-view.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { freshDocument } from '../../fakes/drawn.tsx';
import { recordView, view } from '../../gallery/interactions.tsx';

let drawn: ReturnType<typeof freshDocument>;
beforeEach(() => {
  drawn = freshDocument();
});
afterEach(() => vi.unstubAllGlobals());

test.each([true, false])(
  '[EX-05][CF-27] the page of a record leads to it in ServiceNow when that is %s',
  (isOnInstance) => {
    const shown: string[] = [];
    const actions = {
      showThere: ({ sys_id }: Interaction) => shown.push(sys_id),
    } as unknown as InteractionsActions;
    const record = recordView(3, { isOnInstance });
    drawn.draw(<InteractionsPage view={view({ record })} actions={actions} />);
    expect(drawn.names('.show-there')).toEqual(isOnInstance ? ['Show the record'] : []);
    if (isOnInstance) drawn.send('.show-there', 'click');
    expect(shown).toEqual(isOnInstance ? [record.page?.record.sys_id] : []);
  },
);
