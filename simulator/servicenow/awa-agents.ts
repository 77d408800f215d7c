/** The agent's side of AWA: inbox actions, presence, capacity, conversations (servicenow, 4.5). */

import { stateValues, workStates } from '../../lib/servicenow/raw-values.ts';
import { presenceOf } from './awa-presence.ts';
import { author, type ServiceNowHost } from './host.ts';
import { expireOffers } from './offer-end.ts';
import { Refusal, refusals } from './refusal.ts';
import { type Asked, addDoor, type Door, listOf, objectOf, type RestApp, textOf } from './rest.ts';
import type { Author, Row } from './store.ts';

const door: Door = { api: 'awa', roles: ['awa_integration_user'] };

export function addAwaAgents(app: RestApp, host: ServiceNowHost): void {
  addInbox(app, host);
  const { store } = host;
  const agents = '/api/now/awa/agents/:user';
  const agentOf = ({ param }: Asked): string => {
    if (!store.find('sys_user', param('user'))) throw refusals.noRecord();
    return param('user');
  };

  addDoor(app, host, 'GET', agents, { ...door, operation: () => 'awa/agents' }, (asked) => ({
    result: presenceJson(host, agentOf(asked)),
  }));
  addDoor(app, host, 'PUT', agents, { ...door, operation: () => 'awa/agents' }, (asked) => {
    const agent = agentOf(asked);
    const presence = objectOf(asked.body.presence);
    const state = textOf(presence.sys_id);
    if (!store.find('awa_presence_state', state)) throw new Refusal(400, 'Invalid presence state', state);
    const by = author(host, asked.caller);
    const there = store.rows('awa_agent_presence').find((row) => row.agent === agent);
    if (there) store.update('awa_agent_presence', there.sys_id ?? '', { presence_state: state }, by);
    else store.insert('awa_agent_presence', { agent, presence_state: state }, by);
    for (const { sys_id, available } of listOf(presence.channels))
      store.kept.numbers[offKey(agent, textOf(sys_id))] = available === false ? 1 : 0;
    return { result: presenceJson(host, agent) };
  });
  addDoor(
    app,
    host,
    'GET',
    `${agents}/presence_states`,
    { ...door, operation: () => 'awa/presence_states' },
    (asked) => {
      agentOf(asked);
      const states = store.rows('awa_presence_state').toSorted((a, b) => Number(a.order) - Number(b.order));
      return {
        result: states.map((row) => ({
          ...{ sys_id: row.sys_id, name: row.name, order: Number(row.order) },
          ...{ available: row.available === 'true', show_channels: false, disable_inactivity_check: false },
          channels: row.available === 'true' ? channelsJson(host, '') : [],
        })),
      };
    },
  );
  addDoor(
    app,
    host,
    'GET',
    `${agents}/capacities`,
    { ...door, operation: () => 'awa/capacities' },
    (asked) => {
      const agent = agentOf(asked);
      const work = store
        .rows('awa_work_item')
        .filter((row) => row.assigned_to === agent && row.state === workStates.accepted);
      const channels = store.rows('awa_service_channel').map((row) => ({
        channel_sys_id: row.sys_id,
        current_workload: work.filter(
          (it) => store.find('awa_queue', it.queue ?? '')?.service_channel === row.sys_id,
        ).length,
        max_capacity: Number(row.capacity),
      }));
      return { result: { channels, universal_capacity: 100, universal_workload: work.length } };
    },
  );
  addDoor(app, host, 'PUT', '/api/now/conversation/member/:user/drop', door, ({ param }) => {
    if (!store.find('sys_user', param('user'))) throw refusals.noRecord();
    return { result: { status: 'success' } };
  });
}

/** Whether an agent has switched a channel off is kept beside the numbers: it is one figure each. */
const offKey = (agent: string, channel: string) => `off ${agent} ${channel}`;

function presenceJson(host: ServiceNowHost, agent: string) {
  const presence = presenceOf(host, agent);
  const isAvailable = presence?.available === 'true';
  const channels = channelsJson(host, agent).map((it) => ({ ...it, available: isAvailable && it.available }));
  return {
    presence: { sys_id: presence?.sys_id, name: presence?.name, available: isAvailable, channels },
    sys_id: agent,
  };
}

const channelsJson = ({ store }: ServiceNowHost, agent: string) =>
  store.rows('awa_service_channel').map((row) => ({
    ...{ sys_id: row.sys_id, name: row.name, service_channel_type: row.type, restrict_update: false },
    available: !store.kept.numbers[offKey(agent, row.sys_id ?? '')],
  }));

function addInbox(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  const inbox = '/api/now/awa/inbox/actions';
  const pending = ({ body }: Asked): Row => {
    expireOffers(host);
    const agent = textOf(body.agent_id);
    const id = textOf(body.work_item_id);
    if (!agent) throw new Refusal(400, 'Bad Request', 'Missing agent ID');
    if (!id) throw new Refusal(400, 'Bad Request', 'Missing work item ID');
    const row = store.find('awa_work_item', id);
    if (!row) throw new Refusal(400, 'Bad Request', 'Wrong work item ID');
    if (row.state !== workStates.offered)
      throw new Refusal(400, 'Bad Request', 'Work item is not in pending accept state');
    if (row.assigned_to !== agent)
      throw new Refusal(400, 'Bad Request', 'Work item is assigned to a different agent');
    return row;
  };
  const documentOf = (row: Row) => ({ documentTable: row.document_table, documentSysId: row.document_id });

  addDoor(app, host, 'POST', `${inbox}/accept`, door, (asked) => {
    const row = pending(asked);
    acceptWork(host, row, author(host, asked.caller));
    return { result: documentOf(row) };
  });
  addDoor(app, host, 'POST', `${inbox}/reject`, door, (asked) => {
    const reason = textOf(asked.body.reject_reason_id);
    if (!reason) throw new Refusal(400, 'Bad Request', 'Missing reject reason item ID');
    if (!store.find('awa_reject_reason', reason))
      throw new Refusal(404, 'Record Not Found', `There is no record for awa_reject_reason : ${reason}`);
    const row = pending(asked);
    if (row.allowed_to_decline === 'false') throw new Refusal(400, 'Work item cannot be rejected');
    rejectWork(host, row, reason, author(host, asked.caller));
    return {
      result: { work_item_id: row.sys_id, reject_reason_id: reason, agent_id: textOf(asked.body.agent_id) },
    };
  });
  addDoor(app, host, 'GET', `${inbox}/reject_reasons/:channel`, door, ({ param }) => ({
    result: store
      .rows('awa_reject_reason')
      .filter((row) => row.selectable === 'true' && (!row.channel || row.channel === param('channel')))
      .toSorted((a, b) => Number(a.order) - Number(b.order))
      .map(({ sys_id, name, order }) => ({ sys_id, order: Number(order), value: name, display_value: name })),
  }));
}

/** The agent to whom it is offered takes it. */
export function acceptWork({ store }: ServiceNowHost, row: Row, by: Author): void {
  store.update('awa_work_item', row.sys_id ?? '', { state: workStates.accepted }, by);
  if (row.document_table !== 'interaction') return;
  const accepted = { assigned_to: row.assigned_to ?? '', state: stateValues.work_in_progress };
  store.update('interaction', row.document_id ?? '', accepted, by);
}

/** They turn it away, and it is back in its queue. */
export function rejectWork({ store }: ServiceNowHost, row: Row, reason: string, by: Author): void {
  const rejected = { state: workStates.queued, assigned_to: '', rejected: 'true', rejection_reason: reason };
  store.update('awa_work_item', row.sys_id ?? '', rejected, by);
}
