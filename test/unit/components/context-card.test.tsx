import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ContextCard } from '../../../components/callbacks/ContextCard.tsx';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { defaultCallbackRules } from '../../../lib/callbacks/rules.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { callback } from '../../gallery/callbacks.ts';
import { now } from '../../gallery/people.ts';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
});
afterEach(() => vi.unstubAllGlobals());

const record = {
  ...followUp(
    {
      ...{ sys_id: 'c-1', phone_number: '+442079460177', at: now, reason_type: 'order_issue' },
      ...{ description: '', name: 'Hassan Darwish', queue: 'Orders', interaction: '' },
      agent: { value: 'pnair', display_value: 'Priya Nair' },
    },
    now,
  ),
  ...{ number: 'CAL0010091', short_description: 'The second parcel' },
};
const show = (roles: string[], inHand = false) =>
  drawn.draw(
    <ContextCard
      page={{ record, context: null }}
      callback={inHand ? callback({ name: 'Hassan Darwish', record: 'c-1' }) : null}
      rules={{ ...defaultCallbackRules, roles }}
      now={now}
      onEdit={() => {}}
    />,
  );

it.each([
  ['on record', false],
  ['in hand', true],
])(
  '[CF-30][CF-32] %s a writer sets right name, number, subject, reason and what was said; nobody else anything',
  (_, inHand) => {
    show(['sn_omni_callback.callback_writer'], inHand);
    expect(drawn.names('button, select')).toEqual([
      ...['Change name', 'Change number', 'Change subject', 'Reason', 'Change said'],
    ]);
    expect(drawn.root.textContent).toContain('+44 20 7946 0177');
    expect(drawn.root.textContent).toContain('The second parcel');
    show(['agent'], inHand);
    expect(drawn.root.querySelector('button, select')).toBeNull();
    expect(drawn.root.textContent).toContain('Only the role callback_writer may change it.');
  },
);
