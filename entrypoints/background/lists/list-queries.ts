/** Questions about lists (lib/queries.ts). What comes in is looked at before it is used. */

import { VoiceError } from '../../../lib/errors.ts';
import {
  isListed,
  type Listed,
  type ListKind,
  listKinds,
  longestName,
  mostListed,
} from '../../../lib/lists/listed.ts';
import type { QuickConnect } from '../../../lib/voice-platform.ts';
import type { QueryHandlers } from '../handlers.ts';
import type { ServiceNowParts } from '../servicenow/parts.ts';
import type { SessionStore } from '../session-store.ts';
import type { createKeptLists } from './kept-lists.ts';

type ListQuery = 'keptLists' | 'offeredList' | 'serviceChannels' | 'takeList' | 'sendList' | 'dropListed';

export interface ListQueryParts {
  store: Pick<SessionStore, 'now'>;
  lists: ReturnType<typeof createKeptLists>;
  quickConnects: { now(): Promise<QuickConnect[] | null> };
  instance: ServiceNowParts['lists'];
}

export function listQueries({
  store,
  lists,
  quickConnects,
  instance,
}: ListQueryParts): Pick<QueryHandlers, ListQuery> {
  /** What a browser is told of the contact centre: the queues of the agent's profile and those it may transfer to. */
  async function connectQueues(): Promise<Listed[]> {
    const { agent } = store.now();
    if (!agent) throw new VoiceError('signed-out');
    const transfers = ((await quickConnects.now()) ?? []).filter(({ kind }) => kind === 'queue');
    return [...agent.queues, ...transfers].map(({ id, name }) => ({ id, name, queues: [], channels: [] }));
  }

  return {
    keptLists: async () => lists.all(),
    async offeredList(_, kind, source, text) {
      const wanted = kindOf(kind);
      if (typeof text !== 'string') throw new VoiceError('not-trusted');
      if (source === 'servicenow') return instance.list(wanted, text.slice(0, longestName));
      return wanted === 'queues' ? connectQueues() : [];
    },
    serviceChannels: async () => instance.channels(),
    async takeList(_, kind, source, items) {
      if (!['connect', 'servicenow', 'file'].includes(source)) throw new VoiceError('not-trusted');
      await lists.take(kindOf(kind), source, itemsOf(items));
    },
    sendList: async (_, kind, items) => instance.send(kindOf(kind), itemsOf(items)),
    dropListed: async (_, kind, name) => lists.drop(kindOf(kind), String(name)),
  };
}

function kindOf(kind: unknown): ListKind {
  const found = listKinds.find((one) => one === kind);
  if (!found) throw new VoiceError('not-trusted');
  return found;
}

function itemsOf(items: unknown): Listed[] {
  if (!Array.isArray(items) || items.length > mostListed || !items.every(isListed))
    throw new VoiceError('not-trusted');
  return items;
}
