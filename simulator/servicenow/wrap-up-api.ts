/** The Wrap Up API: segments and codes (servicenow, 4.7). */

import { author, type ServiceNowHost } from './host.ts';
import { Refusal, refusals } from './refusal.ts';
import { type Asked, addDoor, type Door, objectOf, type RestApp, textOf } from './rest.ts';
import type { Row } from './store.ts';
import { toTime } from './times.ts';

const door: Door = { api: 'wrapup', roles: ['interaction_integration_user'] };
const table = 'interaction_wrap_up_segment';

export function addWrapUpApi(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  addDoor(app, host, 'POST', '/api/now/wrapup/segment/create', door, ({ caller, body }) => {
    const agent = textOf(body.agent_sys_id);
    const interaction = textOf(body.interaction_sys_id);
    if (!agent || !interaction)
      throw new Refusal(400, 'Missing parameter', 'agent_sys_id and interaction_sys_id are required');
    if (!store.find('sys_user', agent) || !store.find('interaction', interaction)) throw refusals.noRecord();
    const external_segment_id = textOf(body.external_segment_id);
    // The page does not say what a second segment of one external id is; update finds one by it, so there is one.
    const there = store
      .rows(table)
      .find((row) => external_segment_id && row.external_segment_id === external_segment_id);
    if (there) return { result: { segment_sys_id: there.sys_id, state: there.state } };
    const row = store.insert(
      table,
      {
        ...{ agent, interaction, external_segment_id, state: 'open' },
        external: String(body.external === true),
        opened_on: textOf(body.opened_on) || toTime(host.now()),
        segment_table: textOf(body.segment_table),
        segment_id: textOf(body.segment_id),
        configuration: JSON.stringify(objectOf(body.configuration)),
        awaiting_confirmation: String(body.external === true),
      },
      author(host, caller),
    );
    return { status: 201, result: { segment_sys_id: row.sys_id, state: 'open' } };
  });
  for (const path of ['/api/now/wrapup/segment/update', '/api/now/wrapup/segment/update/ai'])
    addDoor(app, host, 'PUT', path, door, (asked) => {
      const row = segmentOf(host, asked);
      const { body, caller } = asked;
      const code = textOf(body.wrap_up_code);
      const wrap_up_code = code ? codeOf(code)?.sys_id : '';
      if (wrap_up_code === undefined) throw new Refusal(400, 'Invalid wrap up code', code);
      store.update(
        table,
        row.sys_id ?? '',
        {
          ...{ wrap_up_code, state: 'closed', awaiting_confirmation: 'false' },
          notes: textOf(body.notes),
          confirmed_on: textOf(body.confirmed_on) || toTime(host.now()),
        },
        author(host, caller),
      );
      return { result: { segment_sys_id: row.sys_id, state: 'closed' } };
    });
  addDoor(app, host, 'GET', '/api/now/wrapup/segment/:id', door, ({ param }) => {
    const row = store.find(table, param('id'));
    if (!row) throw refusals.noRecord();
    return { result: row };
  });
  addDoor(app, host, 'GET', '/api/now/wrapup/code/:id', door, ({ param }) => {
    const row = store.find('interaction_wrap_up_code', param('id'));
    if (!row) throw refusals.noRecord();
    return { result: row };
  });
  addDoor(app, host, 'POST', '/api/now/wrapup/code', door, ({ caller, body }) => {
    const name = textOf(body.name);
    if (!name) throw new Refusal(400, 'Missing parameter', 'name is required');
    const code = textOf(body.code) || name.toLowerCase().replaceAll(' ', '_');
    const there = codeOf(code);
    if (there) return { result: { sys_id: there.sys_id } };
    const row = store.insert(
      'interaction_wrap_up_code',
      { name, code, active: 'true' },
      author(host, caller),
    );
    return { status: 201, result: { sys_id: row.sys_id } };
  });

  const codeOf = (code: string): Row | undefined =>
    store.rows('interaction_wrap_up_code').find((row) => row.code === code || row.sys_id === code);
}

function segmentOf({ store }: ServiceNowHost, { query }: Asked): Row {
  const rows = store.rows(table);
  const wanted = (name: string) => query(name) ?? '';
  const found = wanted('segment_sys_id')
    ? rows.find((row) => row.sys_id === wanted('segment_sys_id'))
    : wanted('external_segment_id')
      ? rows.find((row) => row.external_segment_id === wanted('external_segment_id'))
      : rows.find(
          (row) => row.agent === wanted('agent_sys_id') && row.interaction === wanted('interaction_sys_id'),
        );
  if (!found) throw refusals.noRecord();
  return found;
}
