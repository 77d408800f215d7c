/** A simulated ServiceNow instance for one test, and requests to it as an integration makes them. */

import { createHash, randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { clientId } from '../../../simulator/servicenow/host.ts';
import {
  createServiceNowInstance,
  type ServiceNowInstance,
  type ServiceNowOptions,
} from '../../../simulator/servicenow/server.ts';

export const redirectUri = 'https://henalglmcglkjkggicbfgcfginabigkk.chromiumapp.org/servicenow';

export async function openInstance(options: ServiceNowOptions = {}): Promise<ServiceNowInstance> {
  const instance = await createServiceNowInstance({
    ...options,
    settings: { redirectUrls: [redirectUri], ...options.settings },
  });
  onTestFinished(() => instance.stop());
  return instance;
}

export const basic = (user: string) => `Basic ${Buffer.from(`${user}:connect`).toString('base64')}`;

export interface Answered {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely.
  body: any;
}

/** One request as `user`, with a JSON body when there is one. */
export async function ask(
  { url }: ServiceNowInstance,
  user: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: basic(user),
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : text,
  };
}

/** The sys_id of a user. */
export async function userId({ client }: ServiceNowInstance, login: string): Promise<string> {
  const { rows } = await client.records({ table: 'sys_user' });
  return rows.find((row) => row.user_name === login)?.sys_id ?? '';
}

export const newVerifier = () => randomBytes(32).toString('base64url');

/** The address of an authorisation request. */
export function authorizePath(verifier: string, changed: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 'st' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changed,
  });
  return `/oauth_auth.do?${query}`;
}

/** All records of a table, as they are stored. */
export const rowsOf = async ({ client }: ServiceNowInstance, table: string) =>
  (await client.records({ table })).rows;

/** The sys_id of a new interaction of Priya's. */
export const newInteraction = async (instance: ServiceNowInstance): Promise<string> =>
  (await ask(instance, 'priya', 'POST', '/api/now/table/interaction', { state: 'new' })).body.result.sys_id;
