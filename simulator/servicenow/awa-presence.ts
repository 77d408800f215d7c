/** What presence an agent of work assignment has. */

import type { ServiceNowHost } from './host.ts';
import type { Row } from './store.ts';

/** The presence an agent has: Offline until they had one. */
export function presenceOf({ store }: Pick<ServiceNowHost, 'store'>, agent: string): Row | undefined {
  const there = store.rows('awa_agent_presence').find((row) => row.agent === agent);
  const states = store.rows('awa_presence_state');
  return states.find((row) => (there ? row.sys_id === there.presence_state : row.name === 'Offline'));
}
