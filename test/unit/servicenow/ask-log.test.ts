import { expect, test } from 'vitest';
import { createAskLog } from '../../../entrypoints/background/servicenow/ask-log.ts';
import { listRequest } from '../../../lib/servicenow/request.ts';

test('[CC-07][XX-05] what was asked is noted by its door and how it went, newest first, without values', async () => {
  let now = 1_000;
  const { noted, lines } = createAskLog(() => now);
  const ask = noted(async ({ method }) => {
    now += 40;
    return method === 'GET'
      ? { result: [], total: 0 }
      : { failure: { kind: 'no-role', status: 403, detail: 'Amara Osei', retryAfterMs: null } };
  });
  await ask(listRequest('customer_contact', 'nameLIKEOsei', ['name'], 1));
  await ask({ method: 'PUT', path: `/api/now/awa/agents/${'a'.repeat(32)}`, body: { presence: 'x' } });
  expect(lines()).toEqual([
    { at: 1_040, endpoint: 'choosePresence', table: null, ms: 40, failure: 'no-role' },
    { at: 1_000, endpoint: 'list', table: 'customer_contact', ms: 40, failure: null },
  ]);
  expect(JSON.stringify(lines())).not.toContain('Osei');
  for (let at = 0; at < 150; at++) await ask(listRequest('incident', '', [], 1));
  expect(lines()).toHaveLength(100);
});

test('[CC-07] an answer that nobody wanted any more is no fault', async () => {
  const { noted, lines } = createAskLog(() => 0);
  const ask = noted(async () => ({ failure: { kind: 'cut', status: 0, detail: '', retryAfterMs: null } }));
  await ask(listRequest('incident', '', [], 1), AbortSignal.abort());
  expect(lines()).toEqual([]);
});
