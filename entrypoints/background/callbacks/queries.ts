/** Questions about callbacks (lib/queries.ts). What comes in is looked at before it is used. */

import type { CallbackPage, CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import type { CallbackLook } from '../../../lib/callbacks/look.ts';
import {
  type CallbackSearch,
  type CallbackSortField,
  searchCallbacks,
} from '../../../lib/callbacks/search.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { QueryHandlers } from '../handlers.ts';
import type { InteractionStore } from '../records/interaction-store.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackStore } from './store.ts';

type CallbackQuery = 'callbacks' | 'callback' | 'callbackOfInteraction' | 'callbackLook';

export interface CallbackQueryParts {
  store: Pick<SessionStore, 'now'>;
  callbacks: CallbackStore;
  interactions: Pick<InteractionStore, 'get'>;
  now(): number;
  /** What is to be seen before this number, E.164, of a callback in hand is dialled. */
  look(callbackId: string, e164: string): Promise<CallbackLook>;
}

const mostListed = 1_000;
const sortFields: readonly CallbackSortField[] = [
  ...(['number', 'name', 'callback_type', 'reason_type', 'state', 'scheduled_start_time'] as const),
  ...(['queue', 'previewMs', 'attempts', 'opened_at'] as const),
];

export function callbackQueries(parts: CallbackQueryParts): Pick<QueryHandlers, CallbackQuery> {
  const { store, callbacks, interactions } = parts;

  const page = async (record: CallbackRecord | null): Promise<CallbackPage | null> =>
    record && { record, context: await callbacks.context(record.sys_id) };

  return {
    async callbacks(_, search) {
      const { agent } = store.now();
      return searchCallbacks(await callbacks.all(), searchOf(search), agent?.login ?? '', parts.now());
    },
    async callback(_, id) {
      const name = textOf(id);
      return page((await callbacks.get(name)) ?? (await callbacks.find(name)));
    },
    async callbackOfInteraction(_, interactionId) {
      const [record] = await interactions.get([textOf(interactionId)]);
      return record?.callbackTask ? page(await callbacks.get(record.callbackTask)) : null;
    },
    callbackLook: async (_, callbackId, e164) => parts.look(textOf(callbackId), textOf(e164)),
  };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > 200) throw new VoiceError('not-trusted');
  return value;
}

/** The search as it may be used: our own pages send it, and a mistake of theirs is said at once. */
function searchOf(value: unknown): CallbackSearch {
  const { text, filter, sort, from, limit } = (value ?? {}) as CallbackSearch;
  const isCount = (count: unknown) => Number.isSafeInteger(count) && (count as number) >= 0;
  const isFilter = typeof filter === 'object' && filter !== null;
  if (!sort || !sortFields.includes(sort.by) || !isFilter || !isCount(from) || !isCount(limit))
    throw new VoiceError('not-trusted');
  return {
    ...{ text: textOf(text), filter, from, limit: Math.min(limit, mostListed) },
    sort: { by: sort.by, isDescending: sort.isDescending === true },
  };
}
