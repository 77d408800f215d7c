/** How work ends that nobody takes, or that is over (servicenow, 4.4). */

import { workStates as states } from '../../lib/servicenow/raw-values.ts';
import type { ServiceNowHost } from './host.ts';
import type { Row } from './store.ts';
import { toTime } from './times.ts';

/** A record that is closed, or handed over, is nobody's work any more. */
export function closeWork({ store }: ServiceNowHost, document: string, which: (row: Row) => boolean): void {
  for (const row of store.rows('awa_work_item'))
    if (row.document_id === document && which(row)) row.state = states.canceled;
}

/** Offers whose time is over go back to their queue, and the agent to the presence that was asked for. */
export function expireOffers(host: ServiceNowHost): void {
  const { store } = host;
  const now = toTime(host.now());
  const by = { user_name: 'system', now: host.now() };
  for (const row of store.rows('awa_work_item')) {
    if (row.state !== states.offered || !row.expires_on || row.expires_on > now) continue;
    const agent = row.assigned_to ?? '';
    store.update(
      'awa_work_item',
      row.sys_id ?? '',
      { state: states.queued, assigned_to: '', timed_out: 'true' },
      by,
    );
    const presence = store.rows('awa_agent_presence').find((it) => it.agent === agent);
    if (presence && row.after_timeout_presence)
      store.update(
        'awa_agent_presence',
        presence.sys_id ?? '',
        { presence_state: row.after_timeout_presence },
        by,
      );
  }
}
