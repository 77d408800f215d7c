/** Queues, skills and wrap-up codes on the instance: how they are asked for, and how one is made there. Pure. */

import type { Listed, ListKind } from '../lists/listed.ts';
import { skillTable, wrapUpCodeOrder } from './raw-values.ts';
import { type InstanceRequest, listRequest, queryValue } from './request.ts';

/** More than one import shows. */
const most = 1_000;

/** What opens writing them, as the administrator knows it. */
export const listRoles: Record<ListKind, string> = {
  queues: 'awa_admin',
  skills: 'skill_admin',
  codes: 'interaction_integration_user',
};

/** Those whose name holds `text`, by name; all for an empty one. */
export function askList(kind: ListKind, text: string): InstanceRequest {
  const named = kind === 'codes' ? 'code' : 'name';
  const search = text.trim() === '' ? '' : `${named}LIKE${queryValue(text.trim())}^`;
  switch (kind) {
    case 'queues':
      return listRequest(
        'awa_queue',
        `${search}ORDERBYname`,
        ['sys_id', 'name', 'external_id', 'service_channel'],
        most,
      );
    case 'skills':
      return listRequest(skillTable, `${search}ORDERBYname`, ['sys_id', 'name'], most);
    case 'codes':
      return listRequest(
        'interaction_wrap_up_code',
        `${search}active=true^ORDERBY${wrapUpCodeOrder}`,
        ['sys_id', 'code'],
        most,
      );
  }
}

export const askChannels: InstanceRequest = listRequest(
  'awa_service_channel',
  'ORDERBYname',
  ['sys_id', 'name'],
  100,
);

/** The rows of an answer. A queue has a row for each of its channels there, and is one here; a code is called by itself. */
export function listedOf(rows: readonly Record<string, string>[]): Listed[] {
  const byId = new Map<string, Listed>();
  for (const { sys_id = '', code = '', name = code, external_id, service_channel } of rows) {
    if (name.trim() === '') continue;
    const id = external_id || sys_id;
    const one = byId.get(id) ?? { id, name, queues: [], channels: [] };
    byId.set(id, { ...one, channels: [...one.channels, ...(service_channel ? [service_channel] : [])] });
  }
  return [...byId.values()];
}

/** What makes codes there, by the names that agents choose from: the instance knows them by nothing else. */
export const codesBody = (names: readonly string[]) => ({ codes: names.map((code) => ({ code })) });

/**
 * The requests that make it there, each under an id that follows from it, so that repeating one makes nothing twice:
 * `idOf` gives a sys_id for a name. A queue without a channel cannot be routed to and makes none.
 */
export async function makeRequests(
  kind: ListKind,
  { id, name, channels }: Listed,
  idOf: (name: string) => Promise<string>,
): Promise<InstanceRequest[]> {
  const own = id || name;
  if (kind === 'codes') return [{ method: 'POST', path: '/api/now/wrapup/code', body: codesBody([name]) }];
  if (kind === 'skills')
    return [
      {
        method: 'POST',
        path: `/api/now/table/${skillTable}`,
        body: { sys_id: await idOf(`skill ${own}`), name },
      },
    ];
  return Promise.all(
    channels.map(async (service_channel) => ({
      method: 'POST' as const,
      path: '/api/now/table/awa_queue',
      body: {
        sys_id: await idOf(`queue ${own} ${service_channel}`),
        ...{ name, external: 'true', external_id: own, service_channel },
      },
    })),
  );
}
