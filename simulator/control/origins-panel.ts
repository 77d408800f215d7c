import type { ControlView } from '../connect/control/client.ts';
import { byId, el, icon, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { onSubmit, order } from './order.ts';

/** The origins that may frame the CCP. Returns what brings them up to date. */
export function originsPanel(): (view: ControlView) => void {
  let approved: string[] = [];
  onSubmit('add-origin', async ({ origin = '' }) => {
    await simulator.approveOrigins({ origins: [...new Set([...approved, origin])] });
    byId<HTMLFormElement>('add-origin').reset();
  });
  const remove = (origin: string) =>
    order(simulator.approveOrigins({ origins: approved.filter((it) => it !== origin) }));
  const show = keepList<string>(
    byId('origins'),
    (origin) => origin,
    (origin) => ({
      element: el(
        'li',
        {},
        el('code.who', {}, origin),
        el(
          'button.small',
          { 'aria-label': `Take back ${origin}`, onclick: () => void remove(origin) },
          icon('x'),
        ),
      ),
      update() {},
    }),
  );
  return (view) => {
    approved = view.approvedOrigins;
    byId('no-origins').hidden = approved.length > 0;
    show(approved);
  };
}
