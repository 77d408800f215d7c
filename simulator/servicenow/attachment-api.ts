/** The Attachment API: a file with a record (servicenow, 3.5). */

import { checkWrite } from './access.ts';
import { author, type ServiceNowHost } from './host.ts';
import { recordJson, shapeOf } from './record-json.ts';
import { Refusal, refusals } from './refusal.ts';
import { addDoor, type Door, type RestApp } from './rest.ts';
import { columnsOf } from './tables.ts';

const door: Door = { api: 'attachment', operation: () => 'attachment' };

/** `com.glide.attachment.max_size` is 1024 MB; a toy keeps less. */
const mostBytes = 16 * 1024 * 1024;

export function addAttachmentApi(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  const plain = shapeOf(() => undefined);

  addDoor(
    app,
    host,
    'POST',
    '/api/now/attachment/file',
    { ...door, takesFiles: true },
    async ({ c, caller, query }) => {
      const table = query('table_name') ?? '';
      const id = query('table_sys_id') ?? '';
      const file_name = query('file_name') ?? '';
      if (!table || !id || !file_name)
        throw new Refusal(400, 'Missing parameter', 'table_name, table_sys_id and file_name are required');
      if (!columnsOf(table)) throw refusals.noTable(table);
      if (!store.find(table, id)) throw refusals.noRecord();
      checkWrite(caller, table, 'Update');
      const bytes = Buffer.from(await c.req.arrayBuffer());
      if (bytes.length > mostBytes) throw new Refusal(413, 'File is too large');
      const content_type = c.req.header('content-type');
      if (!content_type) throw new Refusal(400, 'Missing header', 'The Content-Type header is required');
      const values = { table_name: table, table_sys_id: id, file_name, content_type };
      const row = store.insert(
        'sys_attachment',
        { ...values, size_bytes: String(bytes.length) },
        author(host, caller),
      );
      row.download_link = `${host.origin}/api/now/attachment/${row.sys_id}/file`;
      store.kept.files[row.sys_id ?? ''] = bytes.toString('base64');
      return {
        status: 201,
        headers: { Location: `${host.origin}/api/now/attachment/${row.sys_id}` },
        result: recordJson(host, caller, row, plain),
      };
    },
  );
  addDoor(app, host, 'GET', '/api/now/attachment', door, ({ caller, query }) => {
    const wanted = /(?:^|\^)table_sys_id=([0-9a-f]{32})/.exec(query('sysparm_query') ?? '')?.[1];
    const rows = store.rows('sys_attachment').filter((row) => !wanted || row.table_sys_id === wanted);
    return { result: rows.map((row) => recordJson(host, caller, row, plain)) };
  });
  addDoor(app, host, 'GET', '/api/now/attachment/:id', door, ({ caller, param }) => {
    const row = store.find('sys_attachment', param('id'));
    if (!row) throw refusals.noRecord();
    return { result: recordJson(host, caller, row, plain) };
  });
  addDoor(app, host, 'GET', '/api/now/attachment/:id/file', door, ({ c, param }) => {
    const row = store.find('sys_attachment', param('id'));
    if (!row) throw refusals.noRecord();
    const bytes = Buffer.from(store.kept.files[param('id')] ?? '', 'base64');
    return c.body(bytes, 200, { 'content-type': row.content_type ?? 'application/octet-stream' });
  });
  addDoor(app, host, 'DELETE', '/api/now/attachment/:id', door, ({ caller, param }) => {
    const row = store.find('sys_attachment', param('id'));
    if (!row) throw refusals.noRecord();
    checkWrite(caller, row.table_name ?? '', 'Update');
    store.remove('sys_attachment', param('id'));
    delete store.kept.files[param('id')];
    return { status: 204 };
  });
}
