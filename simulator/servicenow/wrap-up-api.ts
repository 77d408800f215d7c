/** The Wrap Up API: segments, answered without the envelope of the others, and codes, which are their own label (servicenow, 4.7). */

import { author, type ServiceNowHost } from './host.ts';
import { Refusal, refusals } from './refusal.ts';
import {
  type Answer,
  type Asked,
  addDoor,
  type Door,
  listOf,
  objectOf,
  type RestApp,
  textOf,
} from './rest.ts';
import type { Row } from './store.ts';
import { toTime } from './times.ts';

const door: Door = { api: 'wrapup', roles: ['interaction_integration_user'] };
const table = 'interaction_wrap_up_segment';
const codes = 'interaction_wrap_up_code';

export function addWrapUpApi(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  const codeOf = (code: string): Row | undefined => store.rows(codes).find((row) => row.code === code);
  const segmentJson = (row: Row, message: string): Answer => {
    const { sys_id, agent, interaction, state, opened_on, confirmed_on, notes } = row;
    const code = store.find(codes, row.wrap_up_code ?? '');
    const segment = {
      ...{ sys_id, agent, interaction, state, opened_on, confirmed_on, notes },
      ...{ segment_table: row.segment_table, segment_id: row.segment_id },
      ...{ external: row.external === 'true', awaiting_confirmation: row.awaiting_confirmation === 'true' },
      ...(code ? { code: codeJson(code) } : {}),
      wrap_up_configuration: JSON.parse(row.configuration || '{}'),
    };
    return { bare: { success: true, message, sys_id, segment } };
  };

  addDoor(app, host, 'POST', '/api/now/wrapup/segment/create', door, ({ caller, body }) => {
    const agent = textOf(body.agent_sys_id);
    const interaction = textOf(body.interaction_sys_id);
    if (!agent || !interaction) throw badRequest('agent_sys_id and interaction_sys_id are required');
    if (!store.find('sys_user', agent) || !store.find('interaction', interaction)) throw refusals.noRecord();
    const external_segment_id = textOf(body.external_segment_id);
    const isExternal = textOf(body.external) === 'true';
    if (isExternal && (!external_segment_id || !body.configuration))
      throw badRequest('external_segment_id and configuration are required for an external segment');
    // The page does not say what a second segment of one external id is; update finds one by it, so there is one.
    const there = store
      .rows(table)
      .find((row) => external_segment_id && row.external_segment_id === external_segment_id);
    if (there) return segmentJson(there, 'Open wrap-up segment found.');
    const row = store.insert(
      table,
      {
        ...{ agent, interaction, external_segment_id, state: 'open' },
        external: String(isExternal),
        opened_on: textOf(body.opened_on) || toTime(host.now()),
        segment_table: textOf(body.segment_table),
        segment_id: textOf(body.segment_id),
        configuration: JSON.stringify(objectOf(body.configuration)),
        awaiting_confirmation: String(isExternal),
      },
      author(host, caller),
    );
    return segmentJson(row, 'Open wrap-up segment successfully created.');
  });
  for (const path of ['/api/now/wrapup/segment/update', '/api/now/wrapup/segment/update/ai'])
    addDoor(app, host, 'PUT', path, door, (asked) => {
      const row = segmentOf(host, asked);
      const { body, caller } = asked;
      const code = textOf(body.wrap_up_code);
      const wrap_up_code = code ? codeOf(code)?.sys_id : '';
      if (wrap_up_code === undefined) throw badRequest(`Invalid wrap up code ${code}`);
      const closed = {
        ...{ wrap_up_code, state: 'closed', awaiting_confirmation: 'false' },
        notes: textOf(body.notes),
        confirmed_on: textOf(body.confirmed_on) || toTime(host.now()),
      };
      store.update(table, row.sys_id ?? '', closed, author(host, caller));
      return segmentJson({ ...row, ...closed }, 'Wrap-up segment updated successfully.');
    });
  addDoor(app, host, 'GET', '/api/now/wrapup/segment/:id', door, ({ param }) => {
    const id = param('id');
    const row = store.find(table, id) ?? store.rows(table).find((it) => it.external_segment_id === id);
    if (!row) throw refusals.noRecord();
    return segmentJson(row, 'Wrap-up segment found.');
  });
  addDoor(app, host, 'GET', '/api/now/wrapup/code/:id', door, ({ param }) => {
    const row = store.find(codes, param('id'));
    if (!row) throw refusals.noRecord();
    return codesJson('Wrap up code found.', { wrap_up_code: codeJson(row) });
  });
  addDoor(app, host, 'POST', '/api/now/wrapup/code', door, ({ caller, body }) => {
    const wanted = listOf(body.codes).map(({ code, description }) => [textOf(code), textOf(description)]);
    if (wanted.length === 0 || wanted.some(([code]) => !code)) throw badRequest('codes.code is required');
    const made = wanted.map(([code = '', description = '']) => {
      const values = { code, description, active: 'true', external: 'true' };
      return codeOf(code) ?? store.insert(codes, values, author(host, caller));
    });
    return codesJson('All wrap up codes created successfully.', {
      created_wrap_up_codes: made.map(codeJson),
    });
  });
}

const badRequest = (detail: string) => new Refusal(400, 'Bad Request', detail);

const codesJson = (message: string, result_map: object): Answer => ({
  result: { message, result_map, success: true },
});

const codeJson = ({ sys_id, code, description = '', active, external }: Row) => ({
  ...{ sys_id, code, description, active: active === 'true', external: external === 'true' },
  ...{ translated_code: code, translated_description: description },
});

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
