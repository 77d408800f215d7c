/**
 * Every door of the instance that the connector asks, and what for: nothing else is sent (request.ts). Beside these there
 * are the two of OAuth (oauth.ts). Pure.
 */

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** With `{name}` for each part that differs. */
  path: string;
  does: string;
}

const table = '/api/now/table/{table}';
const agent = '/api/now/awa/agents/{agent}';
const inbox = '/api/now/awa/inbox/actions';
const callback = '/api/sn_omni_callback/callback';
const segment = '/api/now/wrapup/segment';

export const endpoints = {
  list: { method: 'GET', path: table, does: 'Looks for records: people, work, queues, skills, codes' },
  read: { method: 'GET', path: `${table}/{sys_id}`, does: 'Reads one record' },
  create: { method: 'POST', path: table, does: 'Makes a record: an interaction, its phone log, a queue' },
  change: { method: 'PATCH', path: `${table}/{sys_id}`, does: 'Changes a record' },
  segment: { method: 'GET', path: `${segment}/{sys_id}`, does: 'Tries whether wrap-up is open to the agent' },
  openSegment: { method: 'POST', path: `${segment}/create`, does: 'Begins a wrap-up' },
  closeSegment: { method: 'PUT', path: `${segment}/update`, does: 'Submits a wrap-up' },
  makeCode: { method: 'POST', path: '/api/now/wrapup/code', does: 'Makes a wrap-up code' },
  findCallback: {
    method: 'POST',
    path: `${callback}/get`,
    does: 'Tries whether callbacks are open to the agent',
  },
  makeCallback: { method: 'POST', path: `${callback}/create`, does: 'Makes or changes a callback' },
  presence: { method: 'GET', path: agent, does: 'Reads the agent’s presence' },
  choosePresence: { method: 'PUT', path: agent, does: 'Sets the agent’s presence' },
  presences: { method: 'GET', path: `${agent}/presence_states`, does: 'Lists the presences there are' },
  capacities: { method: 'GET', path: `${agent}/capacities`, does: 'Reads how much the agent has in hand' },
  accept: { method: 'POST', path: `${inbox}/accept`, does: 'Takes work' },
  reject: { method: 'POST', path: `${inbox}/reject`, does: 'Turns work away' },
  rejectReasons: {
    method: 'GET',
    path: `${inbox}/reject_reasons/{channel}`,
    does: 'Lists the reasons for that',
  },
  offer: {
    ...{ method: 'POST', path: '/api/now/awa/documents/{table}/{sys_id}/offer' },
    does: 'Hands work to an agent or a queue',
  },
  softphoneEvent: {
    ...{
      method: 'POST',
      path: '/api/sn_cti_core/cti_api/softphone/sources/aws_ccp/actor/agent/events/{event}',
    },
    does: 'Tells what the agent is doing, as the product’s own softphone does',
  },
  endConsult: { method: 'PUT', path: '/api/now/awa/consult/end', does: 'Takes that back, or makes it final' },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export const endpointNames = Object.keys(endpoints) as EndpointName[];

/** Which door a request goes to; null for none of them. */
export function endpointOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): EndpointName | null {
  const asked = (path.split('?')[0] ?? '').split('/');
  const fits = ({ method: own, path: pattern }: Endpoint) => {
    const parts = pattern.split('/');
    return (
      own === method &&
      parts.length === asked.length &&
      parts.every(
        (part, at) =>
          part === asked[at] || (part.startsWith('{') && /^[\w%.!'()*~-]+$/.test(asked[at] ?? '')),
      )
    );
  };
  // A part that is named stands before one that differs.
  return endpointNames.findLast((name) => fits(endpoints[name])) ?? null;
}
