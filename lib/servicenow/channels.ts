/** Channels of work assignment as the instance tells them of an agent: open or not, and how much of each is in hand. Pure. */

import type { InstanceRequest } from './request.ts';

export interface ChannelState {
  name: string;
  isOpen: boolean;
  /** Work in hand and the most there can be; null where the instance does not say. */
  load: number | null;
  capacity: number | null;
}

export const askCapacities = (me: string): InstanceRequest => ({
  method: 'GET',
  path: `/api/now/awa/agents/${me}/capacities`,
});

/** From the answers about presence and capacities; the second may be missing. */
export function channelsOf(presence: unknown, capacities: unknown): ChannelState[] {
  const loads = channelRows(capacities);
  return channelRows(presence).flatMap(({ sys_id, name, available }) => {
    if (typeof name !== 'string' || name === '') return [];
    const load = loads.find(({ channel_sys_id }) => channel_sys_id === sys_id);
    return [
      {
        ...{ name, isOpen: available === true },
        load: wholeOf(load?.current_workload),
        capacity: wholeOf(load?.max_capacity),
      },
    ];
  });
}

function channelRows(answer: unknown): Record<string, unknown>[] {
  const { channels } = (answer ?? {}) as { channels?: unknown };
  return Array.isArray(channels) ? channels.filter((it) => typeof it === 'object' && it !== null) : [];
}

const wholeOf = (value: unknown): number | null =>
  Number.isInteger(value) && (value as number) >= 0 ? (value as number) : null;

/** `Chat is open, 1 of 3 in hand`. */
export function channelText({ name, isOpen, load, capacity }: ChannelState): string {
  const much = load === null || capacity === null ? '' : `, ${load} of ${capacity} in hand`;
  return `${name} is ${isOpen ? 'open' : 'closed'}${much}`;
}
