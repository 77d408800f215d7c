/** The record that the address names, `interactions.html#IMS0000012`, and what stands beside it. */

import { signal } from '@preact/signals';
import type { RecordView } from '../../components/interactions/interactions-view.ts';
import { codesFor } from '../../lib/interactions/wrap-up.ts';
import { queries } from '../../lib/messaging.ts';

export const record = signal<RecordView | null>(null);

const mostEarlier = 10;

/** What stands in the address, also where it is no encoding of anything: then no record is called so. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Shows the record named in the address, or none. */
export async function showNamed(): Promise<void> {
  const name = decoded(location.hash.slice(1));
  if (!name || name === 'all' || name === 'wrap-ups') {
    record.value = null;
    return;
  }
  if (record.value?.name !== name)
    record.value = {
      name,
      state: 'loading',
      page: null,
      isOnInstance: false,
      callback: null,
      earlier: [],
      codes: [],
      activity: 'all',
    };
  try {
    const [page, codes] = await Promise.all([queries.interaction(name), queries.wrapUpCodes()]);
    const number = page?.record.caller_phone_number;
    const callback = page?.record.callbackTask ? await queries.callback(page.record.callbackTask) : null;
    // Without the answer the record is shown all the same.
    const isOnInstance = page ? await queries.isOnInstance(page.record.sys_id).catch(() => false) : false;
    const history = number ? await queries.historyOfNumber(number, mostEarlier + 1) : { records: [] };
    // Another address may have been opened meanwhile.
    if (record.value?.name !== name) return;
    record.value = {
      ...record.value,
      state: page ? 'ready' : 'missing',
      page,
      isOnInstance,
      callback,
      earlier: history.records.filter(({ sys_id }) => sys_id !== page?.record.sys_id).slice(0, mostEarlier),
      codes: codesFor(codes, page?.record.queue ?? null).map(({ sys_id, label }) => ({
        value: sys_id,
        display_value: label,
      })),
    };
  } catch {
    if (record.value?.name === name)
      record.value = { ...record.value, state: record.value.page ? 'ready' : 'failed' };
  }
}
