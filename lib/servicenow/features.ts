/** What of ServiceNow works for this agent on this instance: each part is tried by a request that changes nothing. */

import type { Failure } from './failure.ts';
import { failureWords } from './failure-words.ts';
import { type Ask, type InstanceRequest, listRequest, recordsOf } from './request.ts';
import { askMine } from './work-items.ts';

export type FeatureName = 'records' | 'wrap-up' | 'callbacks' | 'people' | 'consumers' | 'presence' | 'work';

export interface Feature {
  title: string;
  /** One of these roles opens it, as the administrator knows them (servicenow, 2.8). */
  roles: readonly string[];
  /** What does not work without it. */
  without: string;
}

export const features: Record<FeatureName, Feature> = {
  records: {
    title: 'Interactions and phone logs',
    roles: ['interaction_agent'],
    without: 'Calls are recorded here only.',
  },
  'wrap-up': {
    title: 'Wrap-up segments and codes',
    roles: ['interaction_integration_user'],
    without: 'Notes and codes stay here.',
  },
  callbacks: {
    title: 'Callbacks',
    roles: ['sn_omni_callback.callback_api'],
    without: 'Promised callbacks stay here.',
  },
  people: {
    title: 'Users and contacts by number',
    roles: ['sn_customerservice_agent'],
    without: 'Callers are looked up in your own contacts only.',
  },
  consumers: {
    title: 'Consumers by number',
    roles: ['sn_customerservice_agent', 'sn_customerservice.consumer_agent'],
    without: 'Private customers are not looked up.',
  },
  presence: {
    title: 'Presence of work assignment',
    roles: ['awa_integration_user'],
    without: 'Your status there is not kept in step.',
  },
  work: {
    title: 'Chats and cases of work assignment',
    roles: ['awa_integration_user'],
    without: 'They are offered to you in ServiceNow only.',
  },
};

/** What is said of a part that does not work, or may not: with the role to ask for. Empty for one that works. */
export function verdictText(name: FeatureName, verdict: Verdict): string {
  const { roles, without } = features[name];
  const ask = `the role ${roles.join(' or ')}`;
  if (verdict.works)
    return verdict.hides === undefined
      ? ''
      : `It counts ${verdict.hides} records and shows you none. If nothing is found, ask for ${ask}.`;
  const { kind, detail } = verdict.failure;
  if (kind !== 'no-role') return `${failureWords[kind][0]}. ${without}`;
  return [`Needs ${ask}.`, detail, without].filter(Boolean).join(' ');
}

export const featureNames = Object.keys(features) as FeatureName[];

/** By all of one of these ServiceNow lets somebody use its voice application; the second counts with work assignment alone. */
const voiceRoles = [
  ['sn_openframe_user', 'interaction_agent'],
  ['awa_agent', 'awa_integration_user'],
] as const;

/** What is missing of the roles for voice (VO-03, VO-04): of the set that lacks least; none while nobody knows the roles. */
export function missingForVoice(roles: readonly string[] | null, hasAssignment: boolean): string[] {
  if (roles === null || roles.includes('admin')) return [];
  // One text spells the first with a dot.
  const has = new Set(roles.map((role) => role.replace(/^sn_openframe\.user$/, 'sn_openframe_user')));
  const missing = voiceRoles
    .slice(0, hasAssignment ? 2 : 1)
    .map((wanted) => wanted.filter((role) => !has.has(role)) as string[]);
  return missing.reduce((least, one) => (one.length < least.length ? one : least));
}

/** Who is signed in on the instance. */
export interface InstanceUser {
  sys_id: string;
  name: string;
  user_name: string;
}

/** `hides`: how many records it counted and showed none of; what is looked for there may not be found. */
export type Verdict = { works: true; hides?: number } | { works: false; failure: Failure };

export interface Probe {
  user: InstanceUser;
  /** Roles as far as the instance shows them; null when it does not. */
  roles: string[] | null;
  verdicts: Record<FeatureName, Verdict>;
}

/** A role that opens writing cannot be seen by reading: it must be in the list, where there is one. */
const writes: readonly FeatureName[] = ['records', 'work'];

/** A segment that is nowhere: where the endpoint is open it is not found, elsewhere the role is missing. */
const nowhere = '0'.repeat(32);

/** Columns without all of which a part finds nothing: an instance that keeps them to itself leaves them out without a word. */
const neededOf: Partial<Record<FeatureName, readonly string[]>> = {
  people: ['phone', 'mobile_phone'],
  consumers: ['business_phone', 'mobile_phone'],
  work: ['assigned_to', 'state'],
};
/** So many records are looked at for that. */
const looked = 20;

const probes = (me: string): Record<FeatureName, InstanceRequest> => ({
  records: listRequest('interaction', '', ['sys_id'], 1),
  'wrap-up': { method: 'GET', path: `/api/now/wrapup/segment/${nowhere}` },
  callbacks: {
    method: 'POST',
    path: '/api/sn_omni_callback/callback/get',
    body: { queryParameters: { sys_id: nowhere } },
  },
  people: listRequest('customer_contact', '', ['sys_id', ...(neededOf.people ?? [])], looked),
  consumers: listRequest('csm_consumer', '', ['sys_id', ...(neededOf.consumers ?? [])], looked),
  presence: { method: 'GET', path: `/api/now/awa/agents/${me}/presence_states` },
  work: askMine(me),
});

/** The question who is signed in. */
export const askUser = listRequest(
  'sys_user',
  'sys_id=javascript:gs.getUserID()',
  ['sys_id', 'name', 'user_name'],
  2,
);

/** Asks who is signed in and tries each part. A failure that concerns all of them is answered alone. */
export async function probeInstance(ask: Ask): Promise<Probe | { failure: Failure }> {
  const who = await ask(askUser);
  if ('failure' in who) return who;
  const [user, another] = recordsOf(who) as unknown as InstanceUser[];
  // Several come where the condition was left out, and the first of them is anybody.
  if (!user?.sys_id || another)
    return { failure: noRole('It does not show you your own record in sys_user.') };
  const listed = await ask(listRequest('sys_user_has_role', `user=${user.sys_id}`, ['role.name'], 1_000));
  const names = recordsOf(listed)
    .map((row) => row['role.name'] ?? '')
    .filter(Boolean);
  const roles = names.length > 0 ? names : null;

  const requests = probes(user.sys_id);
  const verdicts = {} as Record<FeatureName, Verdict>;
  for (const name of featureNames) verdicts[name] = verdictOf(name, await ask(requests[name]), roles);
  return { user, roles, verdicts };
}

function verdictOf(name: FeatureName, answered: Awaited<ReturnType<Ask>>, roles: string[] | null): Verdict {
  const needed = features[name].roles;
  const isRoleless =
    roles !== null && !roles.includes('admin') && !needed.some((role) => roles.includes(role));
  if ('failure' in answered) {
    // The segment that is nowhere was looked for: the door is open, by whatever word it says so.
    const { kind, status } = answered.failure;
    // Who asks is known by now: a door that calls them a stranger is closed to them.
    if (kind === 'signed-out' && status === 401)
      return { works: false, failure: { ...answered.failure, kind: 'no-role' } };
    if (name === 'wrap-up' && (kind === 'not-found' || kind === 'refused')) return { works: true };
    return { works: false, failure: answered.failure };
  }
  if (writes.includes(name) && isRoleless) return { works: false, failure: noRole('') };
  const rows = recordsOf(answered);
  const columns = neededOf[name] ?? [];
  if (columns.length > 0 && rows.length > 0 && rows.every((row) => !isReadable(name, row)))
    return { works: false, failure: noRole(`It keeps ${columns.join(' and ')} to itself.`) };
  // The count is made before records are left out.
  const isBlind = name !== 'records' && rows.length === 0 && (answered.total ?? 0) > 0;
  return isBlind ? { works: true, hides: answered.total ?? 0 } : { works: true };
}

/** A person needs a number, work needs all of its columns. */
function isReadable(name: FeatureName, row: Record<string, string>): boolean {
  const there = (neededOf[name] ?? []).map((column) => row[column] !== undefined);
  return name === 'work' ? there.every(Boolean) : there.some(Boolean);
}

const noRole = (detail: string): Failure => ({ kind: 'no-role', status: 200, detail, retryAfterMs: null });
