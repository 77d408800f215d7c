/** Who asks, and what their roles let them do: basic or bearer, role lists of endpoints, and ACLs of tables. */

import type { HonoRequest } from 'hono';
import { type Caller, password, type ServiceNowHost } from './host.ts';
import { refusals } from './refusal.ts';
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
