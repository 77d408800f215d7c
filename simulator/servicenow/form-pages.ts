/** Records as pages: the forms of cases, incidents, contacts and consumers, with the numbers that stand on them. */

import { html } from 'hono/html';
import type { ServiceNowHost } from './host.ts';
import { pageFrame } from './page-frame.ts';
import type { RestApp } from './rest.ts';
import type { Row } from './store.ts';
import { tables } from './tables.ts';

const forms = ['sn_customerservice_case', 'incident', 'customer_contact', 'csm_consumer', 'interaction'];

const label = (name: string) => name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

/**
 * `/<table>.do?sys_id=` shows one record, as the classic address does; without one, the table's list. The workspace shows
 * it deep in shadow roots, and the classic frame in a frame, each at the product's own address.
 */
export function addFormPages(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  app.get('/', (c) =>
    c.html(
      pageFrame(
        'Records',
        html`<ul>
          ${forms.map((table) => html`<li><a href="/${table}.do">${label(table)}</a></li>`)}
          <li><a href="/now/openframe">OpenFrame</a></li>
        </ul>`,
      ),
    ),
  );
  for (const table of forms)
    app.get(`/${table}.do`, (c) => {
      const sysId = c.req.query('sys_id');
      const row = sysId ? store.find(table, sysId) : undefined;
      if (sysId && !row) return c.html(pageFrame('Record not found', html`<p>Record not found</p>`), 404);
      return c.html(row ? form(host, table, row) : list(table, store.rows(table)));
    });
  app.get('/now/cwf/agent/record/:table/:sysId', (c) => {
    const { table, sysId } = c.req.param();
    const row = forms.includes(table) ? store.find(table, sysId) : undefined;
    if (!row) return c.html(pageFrame('Record not found', html`<p>Record not found</p>`), 404);
    return c.html(pageFrame(titleOf(table, row), inShadow(inShadow(fields(host, table, row)))));
  });
  app.get('/now/nav/ui/classic/params/target/:target', (c) => {
    const target = new URL(c.req.param('target'), host.origin);
    const src = target.origin === host.origin ? target.pathname + target.search : '/';
    return c.html(pageFrame('Classic', html`<iframe id="gsft_main" title="Content" src="${src}"></iframe>`));
  });
}

const titleOf = (table: string, row: Row) => row[tables[table]?.display ?? 'number'] ?? label(table);
const inShadow = (body: unknown) => html`<div><template shadowrootmode="open">${body}</template></div>`;

const form = (host: ServiceNowHost, table: string, row: Row) =>
  pageFrame(titleOf(table, row), fields(host, table, row));

function fields({ store }: ServiceNowHost, table: string, row: Row) {
  const shown = Object.entries(row).filter(([name, value]) => value !== '' && !name.startsWith('sys_'));
  const value = (name: string, text: string) => {
    const to = tables[table]?.columns[name]?.to;
    return to ? (store.find(to, text)?.[tables[to]?.display ?? 'sys_id'] ?? text) : text;
  };
  const person = store.find('sys_user', row.contact ?? row.caller_id ?? '');
  return html`<dl data-table="${table}" data-sys-id="${row.sys_id}">
        ${shown.map(([name, text]) => html`<dt>${label(name)}</dt><dd>${value(name, text)}</dd>`)}
        ${person ? html`<dt>Business phone</dt><dd><span>${person.phone}</span></dd><dt>Mobile phone</dt><dd><span>${person.mobile_phone}</span></dd>` : ''}
      </dl>`;
}

const list = (table: string, rows: Row[]) =>
  pageFrame(
    label(table),
    html`<ul>
      ${rows.map((row) => html`<li><a href="/${table}.do?sys_id=${row.sys_id}">${row[tables[table]?.display ?? 'number']}</a></li>`)}
    </ul>`,
  );
