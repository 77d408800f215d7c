/** The Table API: list with query and paging, get, insert, update, delete (servicenow, 3 and 3.1). */

import { checkRules, checkWrite, mayRead, seesColumn, seesRows, writable } from './access.ts';
import { holds, parseQuery } from './encoded-query.ts';
import { author, type ServiceNowHost } from './host.ts';
import { closeWork, expireOffers } from './offer-end.ts';
import { recordJson, shapeOf, walk } from './record-json.ts';
import { Refusal, refusals } from './refusal.ts';
import { type Answer, type Asked, addDoor, type Door, type RestApp, textOf } from './rest.ts';
import type { Row } from './store.ts';
import { columnsOf } from './tables.ts';

const door: Door = {
  api: 'table',
  operation: (c) => `table/${c.req.param('table')}`,
};

export function addTableApi(app: RestApp, host: ServiceNowHost): void {
  addDoor(app, host, 'GET', '/api/now/table/:table', door, (asked) => list(host, asked));
  addDoor(app, host, 'POST', '/api/now/table/:table', door, ({ caller, body, param, query }) => {
    const table = known(param('table'));
    checkWrite(caller, table, 'Insert');
    const values = writable(host, caller, table, texts(body));
    checkRules(host, table, values);
    const row = host.store.insert(table, values, author(host, caller));
    return {
      status: 201,
      headers: { Location: `${host.origin}/api/now/table/${table}/${row.sys_id}` },
      result: recordJson(host, caller, row, shapeOf(query)),
    };
  });
  addDoor(app, host, 'GET', '/api/now/table/:table/:id', door, ({ caller, param, query }) => {
    const table = known(param('table'));
    const row = host.store.find(table, param('id'));
    if (!row || !mayRead(caller, row.sys_class_name ?? table) || !seesRows(host, caller, table))
      throw refusals.noRecord();
    return { result: recordJson(host, caller, row, shapeOf(query)) };
  });
  for (const method of ['PATCH', 'PUT'] as const)
    addDoor(app, host, method, '/api/now/table/:table/:id', door, ({ caller, body, param, query }) => {
      const table = known(param('table'));
      const there = host.store.find(table, param('id'));
      if (!there) throw refusals.noRecord();
      checkWrite(caller, table, 'Update');
      checkRules(host, table, there);
      const values = writable(host, caller, table, texts(body));
      const row = host.store.update(table, param('id'), values, author(host, caller));
      if (/^closed/.test(row.state ?? '') || row.state === '3') closeWork(host, row.sys_id ?? '', () => true);
      return { result: recordJson(host, caller, row, shapeOf(query)) };
    });
  addDoor(app, host, 'DELETE', '/api/now/table/:table/:id', door, ({ caller, param }) => {
    const table = known(param('table'));
    checkWrite(caller, table, 'Delete');
    host.store.remove(table, param('id'));
    return { status: 204 };
  });
}

function known(table: string): string {
  if (!columnsOf(table)) throw refusals.noTable(table);
  return table;
}

/** Body values as they are stored: texts; a reference may come as its value alone. */
export const texts = (body: Record<string, unknown>): Row =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, textOf(value)]));

function list(host: ServiceNowHost, { c, caller, param, query }: Asked): Answer {
  const table = known(param('table'));
  if (!mayRead(caller, table)) throw refusals.notRead();
  if (table === 'awa_work_item') expireOffers(host);
  const parsed = parseQuery(
    query('sysparm_query') ?? '',
    (field) => seesColumn(host, caller, table, field) && walk(host, table, undefined, field) !== undefined,
    caller.sysId,
  );
  // A bare column as a parameter is a condition too.
  for (const [name, value] of Object.entries(c.req.query()))
    if (!name.startsWith('sysparm_') && columnsOf(table)?.[name])
      parsed.conditions.push([{ field: name, operator: '=', value }]);
  const isEmptied = parsed.ignored.length > 0 && host.settings.invalidQueryReturnsNoRows;
  const read = (row: Row) => (field: string) =>
    walk(host, row.sys_class_name ?? table, row, field)?.value ?? '';
  const found = isEmptied ? [] : host.store.rows(table).filter((row) => holds(parsed, read(row)));
  for (const { field, isDescending } of parsed.order.toReversed())
    found.sort((a, b) => compare(read(a)(field), read(b)(field)) * (isDescending ? -1 : 1));

  const limit = wholeOf(query('sysparm_limit'), 10_000);
  const offset = wholeOf(query('sysparm_offset'), 0);
  // The limit counts before ACLs hide a record.
  const page = found
    .slice(offset, offset + limit)
    .filter((row) => mayRead(caller, row.sys_class_name ?? table) && seesRows(host, caller, table));
  if (c.req.url.includes('/api/now/v1/') && page.length === 0) throw refusals.noRecord();
  const headers: Record<string, string> = {};
  if (query('sysparm_no_count') !== 'true') headers['X-Total-Count'] = String(found.length);
  if (query('sysparm_suppress_pagination_header') !== 'true') {
    const links = pagingLinks(`${host.origin}${new URL(c.req.url).pathname}`, c.req.query(), {
      limit,
      offset,
      total: found.length,
    });
    if (links) headers.Link = links;
  }
  const shape = shapeOf(query);
  return { headers, result: page.map((row) => recordJson(host, caller, row, shape)) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function wholeOf(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Refusal(400, 'Invalid paging parameter', text);
  return value;
}

/** The `Link` header: first, prev, next, last, as far as there are any. */
export function pagingLinks(
  url: string,
  query: Record<string, string>,
  { limit, offset, total }: { limit: number; offset: number; total: number },
): string {
  const at = (from: number, rel: string) => {
    const search = new URLSearchParams({
      ...query,
      sysparm_limit: String(limit),
      sysparm_offset: String(from),
    });
    return `<${url}?${search}>;rel="${rel}"`;
  };
  if (limit === 0 || total <= limit) return '';
  return [
    at(0, 'first'),
    ...(offset > 0 ? [at(Math.max(0, offset - limit), 'prev')] : []),
    ...(offset + limit < total ? [at(offset + limit, 'next')] : []),
    at(Math.floor((total - 1) / limit) * limit, 'last'),
  ].join(',');
}
