/** The Omnichannel Callback API (servicenow, 4.6). It answers 200 with a status of its own. */

import { author, type Caller, type ServiceNowHost } from './host.ts';
import { type Answer, addDoor, type Door, objectOf, type RestApp, textOf } from './rest.ts';
import type { Row } from './store.ts';
import { texts } from './table-api.ts';
import { toTime } from './times.ts';

const door: Door = { api: 'callback', roles: ['sn_omni_callback.callback_api'] };
const table = 'sys_cs_callback';
const root = '/api/sn_omni_callback';

const failure = (...errors: string[]): Answer => ({ result: { status: 'failure', errors } });
const missing = (name: string): Answer => failure(`Parameter '${name}' is required in request`);

export function addCallbackApi(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  const make = (caller: Caller, body: Record<string, unknown>) => create(host, caller, body);
  const byId = (id: string) => store.rows(table).find((row) => row.sys_id === id || row.number === id);

  const change = (caller: Caller, body: Record<string, unknown>): Answer => {
    const id = textOf(body.callbackId);
    if (!id) return missing('callbackId');
    const row = byId(id);
    if (!row) return failure(`Callback ${id} was not found`);
    const fields = fieldsOf(body);
    store.update(table, row.sys_id ?? '', fields, author(host, caller));
    keepContext(host, caller, row, objectOf(body.callbackContext));
    return { result: { status: 'success', messages: ['Callback updated'] } };
  };
  const close = (caller: Caller, id: string, reason: string): Answer => {
    const row = byId(id);
    if (!row) return failure(`Callback ${id} was not found`);
    const isCancelled = /^cancel/i.test(reason);
    const ended = { state: isCancelled ? '7' : '3', reason: isCancelled ? 'Cancelled' : 'Closed' };
    store.update(table, row.sys_id ?? '', ended, author(host, caller));
    return { result: { status: 'success', messages: [`Callback ${ended.reason.toLowerCase()}`] } };
  };

  addDoor(app, host, 'POST', `${root}/callback/create`, door, ({ caller, body }) => make(caller, body));
  addDoor(app, host, 'PATCH', `${root}/callback/update`, door, ({ caller, body }) => change(caller, body));
  addDoor(app, host, 'POST', `${root}/callback/attempt`, door, ({ caller, body }) => {
    const row = byId(textOf(body.callbackId));
    if (!row) return missing('callbackId');
    const open = store.rows('interaction').find((it) => it.sys_id === row.interaction && !it.closed_at);
    const attempts = String(Number(row.attempts ?? 0) + 1);
    const interaction = open ?? interactionFor(host, caller, row, objectOf(body.interactionDetails));
    const changed = { attempts, state: '2', interaction: interaction.sys_id ?? '' };
    store.update(table, row.sys_id ?? '', changed, author(host, caller));
    const messages = open ? ['An active interaction is there already'] : [];
    return { result: { status: 'success', response: { interaction_id: interaction.sys_id }, messages } };
  });
  addDoor(app, host, 'POST', `${root}/callback/get`, door, ({ body }) => {
    const wanted = Object.entries(texts(objectOf(body.queryParameters))).map(
      ([name, value]) => [name === 'callback_number' ? 'phone_number' : name, value] as const,
    );
    const empty = { callbacks: [], count: 0 };
    if (wanted.length === 0) return { result: { status: 'invalid_request', response: empty } };
    const callbacks = store.rows(table).filter((row) => wanted.every(([name, value]) => row[name] === value));
    const status = callbacks.length > 0 ? 'success' : 'not_found';
    return { result: { status, response: { callbacks, count: callbacks.length } } };
  });
  // The page's heading says PATCH and its sample POST: both are taken.
  for (const method of ['PATCH', 'POST'] as const)
    addDoor(app, host, method, `${root}/callback/close/:id`, door, ({ caller, body, param }) =>
      close(caller, param('id'), textOf(body.reason)),
    );
  addDoor(app, host, 'POST', `${root}/actions`, door, ({ caller, body }) => {
    const payload = objectOf(body.payload);
    const id = textOf(payload.callbackId);
    const actions: Record<string, () => Answer> = {
      create: () => make(caller, payload),
      update: () => change(caller, payload),
      close: () => close(caller, id, ''),
      cancel: () => close(caller, id, 'Cancelled'),
    };
    const act = actions[textOf(body.action)];
    if (!act) return missing('action');
    const { result } = act() as { result: { status: string; response?: { callback_id: string } } };
    const number = byId(result.response?.callback_id ?? id)?.number ?? '';
    return {
      result: { status: result.status, body: { message: `Callback ${textOf(body.action)}`, number } },
    };
  });
}

function create(host: ServiceNowHost, caller: Caller, body: Record<string, unknown>): Answer {
  const { store } = host;
  const type = textOf(body.type);
  if (!type) return missing('type');
  if (type !== 'asap' && type !== 'scheduled') return failure(`Invalid value '${type}' for parameter 'type'`);
  if (!textOf(body.phoneNumber)) return missing('phoneNumber');
  const externalId = textOf(body.externalCallbackId);
  const there = store.rows(table).find((row) => externalId !== '' && row.external_callback_id === externalId);
  if (there) {
    // Creating again with the same external id updates.
    store.update(table, there.sys_id ?? '', fieldsOf(body), author(host, caller));
    const response = {
      callback_id: there.sys_id,
      interaction_id: there.interaction ?? '',
      callback_created: false,
    };
    return { result: { status: 'success', response, messages: ['Callback updated'] } };
  }
  const row = store.insert(
    table,
    {
      state: '1',
      ...fieldsOf(body),
      external_callback_id: externalId,
      opened_by: caller.sysId,
      attempts: '0',
    },
    author(host, caller),
  );
  keepContext(host, caller, row, objectOf(body.callbackContext));
  const made = type === 'asap' ? interactionFor(host, caller, row, objectOf(body.interactionDetails)) : null;
  if (made) row.interaction = made.sys_id ?? '';
  const response = { callback_id: row.sys_id, interaction_id: made?.sys_id ?? '', callback_created: true };
  return { result: { status: 'success', response, messages: [] } };
}

function fieldsOf(body: Record<string, unknown>): Row {
  const type = textOf(body.type);
  const phone = textOf(body.phoneNumber);
  return {
    ...(type ? { callback_type: type } : {}),
    ...(phone ? { phone_number: phone } : {}),
    ...texts(objectOf(body.callbackDetails)),
  };
}

function keepContext(host: ServiceNowHost, caller: Caller, row: Row, context: Record<string, unknown>): void {
  if (Object.keys(context).length === 0) return;
  const { store } = host;
  const there = store.rows('sys_cs_callback_context').find((it) => it.callback === row.sys_id);
  const values = { callback: row.sys_id ?? '', ...texts(context) };
  if (there) store.update('sys_cs_callback_context', there.sys_id ?? '', values, author(host, caller));
  else store.insert('sys_cs_callback_context', values, author(host, caller));
}

const interactionFor = (
  host: ServiceNowHost,
  caller: Caller,
  row: Row,
  details: Record<string, unknown>,
): Row =>
  host.store.insert(
    'interaction',
    {
      ...{ type: 'phone', state: 'new', direction: 'outbound', opened_at: toTime(host.now()) },
      caller_phone_number: textOf(details.callerPhoneNumber) || (row.phone_number ?? ''),
      callback: row.sys_id ?? '',
    },
    author(host, caller),
  );
