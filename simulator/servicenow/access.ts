/** Who asks, and what their roles let them do: basic or bearer, role lists of endpoints, and ACLs of tables. */

import type { HonoRequest } from 'hono';
import { type Caller, password, type ServiceNowHost } from './host.ts';
import { refusals } from './refusal.ts';
import type { Row } from './store.ts';
import { tables } from './tables.ts';

/** The caller of a request. Throws 401 when nobody, or somebody with an expired token, asks. */
export function callerOf(host: ServiceNowHost, request: HonoRequest): Caller {
  const [scheme, given = ''] = (request.header('authorization') ?? '').split(' ');
  const user =
    scheme === 'Basic' ? byPassword(host, given) : scheme === 'Bearer' ? byToken(host, given) : null;
  const caller = user && callerOfUser(host, user);
  if (!caller) throw refusals.notSignedIn();
  return caller;
}

/** A user with their roles; null when there is no active user of this sys_id. */
export function callerOfUser(host: ServiceNowHost, sysId: string): Caller | null {
  const user = host.store.find('sys_user', sysId);
  return user?.active === 'true' ? { user, sysId, roles: rolesOf(host, sysId) } : null;
}

export const rolesOf = ({ store }: ServiceNowHost, user: string): Set<string> =>
  new Set(
    store
      .rows('sys_user_has_role')
      .filter((row) => row.user === user)
      .map((row) => store.find('sys_user_role', row.role ?? '')?.name ?? ''),
  );

export const has = ({ roles }: Caller, wanted: readonly string[]): boolean =>
  wanted.length === 0 || roles.has('admin') || wanted.some((role) => roles.has(role));

export const mayRead = (caller: Caller, table: string): boolean => has(caller, tables[table]?.readers ?? []);

/** Whether the caller sees records of this table in lists. */
export const seesRows = ({ settings }: ServiceNowHost, caller: Caller, table: string): boolean =>
  has(caller, ['admin']) || !settings.acls.hiddenRows.includes(table);

/** Whether the caller may read this column, a dot-walked one's first step included. */
export const seesColumn = (host: ServiceNowHost, caller: Caller, table: string, column: string): boolean =>
  has(caller, ['admin']) || !host.settings.acls.hiddenColumns[table]?.includes(column.split('.')[0] ?? '');

/** What of these values the caller may write: the rest is left as it is, without a word. */
export function writable(
  { settings: { acls } }: ServiceNowHost,
  caller: Caller,
  table: string,
  values: Row,
): Row {
  if (has(caller, ['admin'])) return values;
  const kept = [...(acls.hiddenColumns[table] ?? []), ...(acls.keptColumns[table] ?? [])];
  return Object.fromEntries(Object.entries(values).filter(([column]) => !kept.includes(column)));
}

/** Throws 403 with the rule's name when a business rule holds a change of this record back. */
export function checkRules({ settings }: ServiceNowHost, table: string, row: Row): void {
  const rule = settings.rules.find((it) => it.table === table && row[it.column] === it.value);
  if (rule) throw refusals.ruled(table, rule.name);
}

/** Throws 403 unless the caller may write this table. */
export function checkWrite(caller: Caller, table: string, verb: 'Insert' | 'Update' | 'Delete'): void {
  const isOwnedByNobody = verb === 'Delete' && table !== 'sys_attachment';
  if (isOwnedByNobody ? !has(caller, ['admin']) : !has(caller, tables[table]?.writers ?? ['admin']))
    throw refusals.notWritten(verb);
}

/** The sys_id of the user with this user name and the common password; null for any other. */
export function userOf({ store }: ServiceNowHost, name: string, given: string): string | null {
  const found = store.rows('sys_user').find((row) => row.user_name === name && row.user_name !== '');
  return found && given === password ? (found.sys_id ?? null) : null;
}

function byPassword(host: ServiceNowHost, encoded: string): string | null {
  const [name = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  return userOf(host, name, rest.join(':'));
}

function byToken({ store, now }: ServiceNowHost, text: string): string | null {
  const token = store.kept.tokens[text];
  return token?.kind === 'access' && token.expiresAt > now() ? token.user : null;
}
