/** Every role that opens a part of ServiceNow, taken away one by one: its parts are gone and named, and no other is. */

import { expect, test } from 'vitest';
import { featureNames, features, probeInstance, verdictText } from '../../../lib/servicenow/features.ts';
import type { ServiceNowHost } from '../../../simulator/servicenow/host.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { idOf, mine, outboxDesk } from '../../fakes/outbox-desk.ts';
import { askOf, fetchOf, priya } from '../../fakes/servicenow.ts';

const roles = [...new Set(featureNames.flatMap((name) => features[name].roles))];

/** Priya has these no more. */
function without(host: ServiceNowHost, taken: readonly string[]): void {
  for (const row of host.store.rows('sys_user_has_role')) {
    const role = host.store.find('sys_user_role', row.role ?? '')?.name ?? '';
    if (row.user === priya.sys_id && taken.includes(role))
      host.store.remove('sys_user_has_role', row.sys_id ?? '');
  }
}
/** Priya's roles are all of them but one, which another role of hers stands for. */
const held = roles.filter((role) => role !== 'sn_customerservice.consumer_agent');

test.each(held)('[VO-03][CC-08] without %s only its parts are gone, and it is named', async (role) => {
  const host = newHost();
  without(host, [role]);
  const probe = await probeInstance(askOf(fetchOf(host), Date.now));
  if ('failure' in probe) throw new Error(probe.failure.kind);
  const closed = featureNames.filter((name) => !probe.verdicts[name].works);
  expect(closed).toEqual(featureNames.filter((name) => features[name].roles.includes(role)));
  expect(closed.length).toBeGreaterThan(0);
  for (const name of closed) {
    expect(verdictText(name, probe.verdicts[name])).toContain(role);
    expect(verdictText(name, probe.verdicts[name])).toContain(features[name].without);
  }
});

test.each(held)(
  '[VO-03][CC-08] without %s a call stands there with all that the others open',
  async (role) => {
    const { host, outbox, call } = outboxDesk();
    without(host, [role]);
    await call(idOf(1));
    await outbox.flush();
    const isOpen = (name: 'records' | 'wrap-up') => !features[name].roles.includes(role);
    expect(mine(host, 'interaction')).toHaveLength(isOpen('records') ? 1 : 0);
    expect(mine(host, 'interaction_wrap_up_segment')).toHaveLength(
      isOpen('records') && isOpen('wrap-up') ? 1 : 0,
    );
    expect((await outbox.state()).waiting).toBe(isOpen('records') ? 0 : 1);
  },
);
