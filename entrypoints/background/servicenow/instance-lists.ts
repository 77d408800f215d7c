/** Takes lists from the instance, and makes there what it lacks. */

import { VoiceError } from '../../../lib/errors.ts';
import { compare, type Listed, type ListKind, type ListSent } from '../../../lib/lists/listed.ts';
import type { Failure } from '../../../lib/servicenow/failure.ts';
import { askChannels, askList, listedOf, makeRequests } from '../../../lib/servicenow/lists.ts';
import { idWithin } from '../../../lib/servicenow/record-steps.ts';
import { type Ask, recordsOf } from '../../../lib/servicenow/request.ts';

export function createInstanceLists(ask: Ask) {
  async function rows(request: Parameters<Ask>[0]): Promise<Record<string, string>[]> {
    const answered = await ask(request);
    if ('failure' in answered) throw new VoiceError('servicenow-failed', answered.failure.kind);
    return recordsOf(answered);
  }

  return {
    /** Throws `servicenow-failed` when it cannot be asked. */
    list: async (kind: ListKind, text: string): Promise<Listed[]> =>
      listedOf(await rows(askList(kind, text))),
    async channels(): Promise<{ id: string; name: string }[]> {
      return (await rows(askChannels)).map(({ sys_id = '', name = '' }) => ({ id: sys_id, name }));
    },
    /** Makes what is not there yet. One that is refused keeps none of the others back. */
    async send(kind: ListKind, items: readonly Listed[]): Promise<ListSent> {
      const there = listedOf(await rows(askList(kind, '')));
      const sent: ListSent = { added: [], known: [], refused: [] };
      for (const { offered, state } of compare(items, there).rows) {
        const failure = state === 'new' ? await make(kind, offered, there) : null;
        if (failure) sent.refused.push({ name: offered.name, failure });
        else sent[state === 'new' ? 'added' : 'known'].push(offered.name);
      }
      return sent;
    },
  };

  async function make(kind: ListKind, item: Listed, there: readonly Listed[]): Promise<Failure | null> {
    const has = there.find(({ id }) => id === item.id)?.channels ?? [];
    const missing = { ...item, channels: item.channels.filter((channel) => !has.includes(channel)) };
    for (const request of await makeRequests(kind, missing, (name) => idWithin('list', name))) {
      const answered = await ask(request);
      if ('failure' in answered && answered.failure.kind !== 'duplicate') return answered.failure;
    }
    return null;
  }
}
