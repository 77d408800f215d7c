import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../simulator/servicenow/encoded-query.ts';
import { ask, openInstance, userId } from './instance.ts';

const names = (body: { result: { name: string }[] }) => body.result.map(({ name }) => name).toSorted();
const table = '/api/now/table';
const contacts = `${table}/customer_contact?sysparm_fields=name&sysparm_query=`;

describe('[XX-03] encoded queries', () => {
  test.each([
    ['name=Ruth Kaplan', ['Ruth Kaplan']],
    ['nameSTARTSWITHRuth', ['Ruth Kaplan', 'Ruth Weber']],
    ['nameENDSWITHOsei', ['Amara Osei', 'Dele Osei']],
    ['nameLIKEuth^name!=Ruth Weber', ['Ruth Kaplan']],
    ['name=Amara Osei^ORname=Dele Osei^title=Owner', ['Amara Osei']],
    ['account.name=Mori Ceramics', ['Jonas Sato', 'Noor Byrne']],
    // What it does not know is left out, as the product does: all of the rest stays.
    ['nameSOUNDSRuth^nameENDSWITHKaplan', ['Ruth Kaplan']],
    ['colour=red^nameENDSWITHKaplan', ['Ruth Kaplan']],
    // An alternative goes with the condition before it, whatever became of that.
    ['nameLIKEOsei^colour=red^ORtitle=Owner', ['Amara Osei']],
    ['nameSOUNDSRuth^ORnameENDSWITHKaplan', ['Ruth Kaplan']],
    // Operators that the product has and its Table API page does not name are unknown here too.
    ['nameINRuth Kaplan,Dele Osei^nameENDSWITHKaplan', ['Ruth Kaplan']],
    // Queries tell capital letters from small ones.
    ['nameSTARTSWITHruth', []],
  ])('%s', async (query, found) => {
    const instance = await openInstance();
    const { body } = await ask(instance, 'priya', 'GET', contacts + encodeURIComponent(query));
    expect(names(body)).toEqual(found);
  });

  test('with the property that says so, an invalid part finds nothing', async () => {
    const instance = await openInstance({ settings: { invalidQueryReturnsNoRows: true } });
    const { body } = await ask(instance, 'priya', 'GET', `${contacts}colour%3Dred`);
    expect(body.result).toEqual([]);
  });

  test('the caller can name themselves', async () => {
    const instance = await openInstance();
    const me = `${table}/sys_user?sysparm_fields=user_name&sysparm_query=sys_id=javascript:gs.getUserID()`;
    expect((await ask(instance, 'mei', 'GET', me)).body.result).toEqual([{ user_name: 'mei' }]);
  });

  test('the order is by column, up or down, and then by the next', async () => {
    const instance = await openInstance();
    const asked = async (order: string) => {
      const query = encodeURIComponent(`nameSTARTSWITHRuth^${order}`);
      const { body } = await ask(instance, 'priya', 'GET', contacts + query);
      return body.result.map(({ name }: { name: string }) => name);
    };
    expect(await asked('ORDERBYname')).toEqual(['Ruth Kaplan', 'Ruth Weber']);
    expect(await asked('ORDERBYDESCname')).toEqual(['Ruth Weber', 'Ruth Kaplan']);
    expect(await asked('ORDERBYfirst_name^ORDERBYDESCname')).toEqual(['Ruth Weber', 'Ruth Kaplan']);
  });

  test('an alternative to nothing is a condition', () => {
    const { conditions, ignored } = parseQuery('ORname=a', () => true, '');
    expect([conditions, ignored]).toEqual([[[{ field: 'name', operator: '=', value: 'a' }]], []]);
  });

  test('an operator inside a value is no operator', () => {
    const { conditions } = parseQuery('description=a!=b', () => true, '');
    expect(conditions).toEqual([[{ field: 'description', operator: '=', value: 'a!=b' }]]);
  });
});

test('[XX-03] a list is paged, with its count and links', async () => {
  const instance = await openInstance();
  const path = `${table}/customer_contact?sysparm_limit=4&sysparm_offset=4&sysparm_query=ORDERBYname&sysparm_fields=name`;
  const { body, headers } = await ask(instance, 'priya', 'GET', path);
  expect(body.result).toHaveLength(4);
  expect(headers.get('x-total-count')).toBe('11');
  const links = headers.get('link') ?? '';
  for (const rel of ['first', 'prev', 'next', 'last']) expect(links).toContain(`rel="${rel}"`);
  expect(links).toMatch(/sysparm_offset=8[^>]*>;rel="last"/);
  const quiet = await ask(
    instance,
    'priya',
    'GET',
    `${path}&sysparm_no_count=true&sysparm_suppress_pagination_header=true`,
  );
  expect(quiet.headers.get('x-total-count')).toBeNull();
  expect(quiet.headers.get('link')).toBeNull();
});

test('[XX-03] references, choices and times have a value and what people read', async () => {
  const instance = await openInstance({ now: () => Date.parse('2026-07-01T12:00:00Z') });
  const assigned_to = await userId(instance, 'priya');
  const made = await ask(instance, 'priya', 'POST', `${table}/interaction`, {
    ...{ state: 'on_hold', assigned_to, opened_at: '2026-07-01 12:00:00', no_such_column: 'x' },
  });
  expect(made.status).toBe(201);
  const { sys_id, number } = made.body.result;
  expect(number).toBe('IMS0000001');
  expect(made.body.result).not.toHaveProperty('no_such_column');
  const at = `${table}/interaction/${sys_id}?sysparm_fields=state,assigned_to,opened_at,sys_mod_count`;
  expect((await ask(instance, 'priya', 'GET', at)).body.result).toEqual({
    state: 'on_hold',
    assigned_to: { link: `${instance.url}/api/now/table/sys_user/${assigned_to}`, value: assigned_to },
    opened_at: '2026-07-01 12:00:00',
    sys_mod_count: '0',
  });
  const shown = await ask(
    instance,
    'priya',
    'GET',
    `${at}&sysparm_display_value=all&sysparm_exclude_reference_link=true`,
  );
  expect(shown.body.result).toMatchObject({
    state: { display_value: 'On Hold', value: 'on_hold' },
    assigned_to: { display_value: 'Priya Nair', value: assigned_to },
    opened_at: { display_value: '2026-07-01 13:00:00' },
  });
});

test('[XX-03] the same key twice makes no second record', async () => {
  const instance = await openInstance();
  const sys_id = 'a'.repeat(32);
  expect((await ask(instance, 'priya', 'POST', `${table}/interaction`, { sys_id })).body.result.sys_id).toBe(
    sys_id,
  );
  const again = await ask(instance, 'priya', 'POST', `${table}/interaction`, { sys_id });
  expect(again).toMatchObject({ status: 403, body: { error: { message: 'Operation Failed' } } });
  expect(again.body.error.detail).toContain('Unique Key violation');
  expect((await instance.client.records({ table: 'interaction' })).rows).toHaveLength(1);
});

test.each([
  ['nobody', 'nobody', 'GET', '/interaction', undefined, 401, 'User is not authenticated'],
  ['no such table', 'priya', 'GET', '/nothing', undefined, 400, 'Invalid table nothing'],
  ['no such record', 'priya', 'GET', `/interaction/${'0'.repeat(32)}`, undefined, 404, 'No Record found'],
  ['reading without a role', 'amara', 'GET', '/customer_contact', undefined, 403, 'User Not Authorized'],
  ['writing without a role', 'amara', 'POST', '/interaction', {}, 403, 'Operation Failed'],
  [
    'changing what is not there',
    'priya',
    'PATCH',
    `/interaction/${'0'.repeat(32)}`,
    {},
    404,
    'No Record found',
  ],
] as const)(
  '[VO-03][CC-08] %s is refused in the product’s words',
  async (_, user, method, path, body, status, message) => {
    const instance = await openInstance();
    expect(await ask(instance, user, method, table + path, body)).toMatchObject({
      status,
      body: { error: { message }, status: 'failure' },
    });
  },
);

test.each([
  ['another type of answer', { accept: 'text/csv' }, 406],
  ['another type of body', { 'content-type': 'text/plain' }, 415],
])('[CC-08] %s is refused', async (_, headers, status) => {
  const instance = await openInstance();
  expect((await ask(instance, 'priya', 'POST', `${table}/interaction`, {}, headers)).status).toBe(status);
});

test('[XX-03] an old version answers 404 to an empty list, a new one an empty list', async () => {
  const instance = await openInstance();
  const path = '/table/interaction?sysparm_query=number=none';
  expect((await ask(instance, 'priya', 'GET', `/api/now/v1${path}`)).status).toBe(404);
  expect((await ask(instance, 'priya', 'GET', `/api/now/v2${path}`)).body).toEqual({ result: [] });
});

test('[XX-03] a restart keeps records, numbers and sign-ins', async () => {
  const first = await openInstance();
  await ask(first, 'priya', 'POST', `${table}/interaction`, { short_description: 'kept' });
  await first.stop();
  const second = await openInstance({ kept: first.kept });
  const { body } = await ask(second, 'priya', 'POST', `${table}/interaction`, {});
  expect(body.result.number).toBe('IMS0000002');
  expect((await ask(second, 'priya', 'GET', `${table}/interaction`)).body.result).toHaveLength(2);
});

test('[XX-03] a file is kept with its record', async () => {
  const instance = await openInstance();
  const { body } = await ask(instance, 'priya', 'POST', `${table}/interaction`, {});
  const id = body.result.sys_id;
  const path = `/api/now/attachment/file?table_name=interaction&table_sys_id=${id}&file_name=call.txt`;
  const sent = await fetch(instance.url + path, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('priya:connect')}`, accept: '*/*', 'content-type': 'text/plain' },
    body: 'hello',
  });
  expect(sent.status).toBe(201);
  const list = await ask(instance, 'priya', 'GET', `/api/now/attachment?sysparm_query=table_sys_id=${id}`);
  expect(list.body.result).toMatchObject([{ file_name: 'call.txt', size_bytes: '5' }]);
  const file = await ask(instance, 'priya', 'GET', `/api/now/attachment/${list.body.result[0].sys_id}/file`);
  expect(file.body).toBe('hello');
});
