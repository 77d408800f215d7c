/** The queues, skills and wrap-up codes that are kept here, and when they were taken from where. */

import type { WrapUpCode } from '../../../lib/interactions/wrap-up.ts';
import {
  isListed,
  type KeptLists,
  type Listed,
  type ListKind,
  type ListSource,
  mostListed,
  takenOver,
} from '../../../lib/lists/listed.ts';
import { takeTurns } from '../../../lib/turns.ts';
import type { WrapUpStore } from '../records/wrap-up-store.ts';
import type { StoredArea } from '../session-store.ts';

const key = 'lists';

type Stored = Pick<KeptLists, 'queues' | 'skills' | 'takenAt'>;

export interface KeptListParts {
  /** Storage that outlives the browser. */
  kept: StoredArea;
  codes: Pick<WrapUpStore, 'codes' | 'changeCodes'>;
  now(): number;
}

export function createKeptLists({ kept, codes, now }: KeptListParts) {
  /** Each change starts from what the one before has written. */
  const inTurn = takeTurns();

  async function stored(): Promise<Stored> {
    const { queues, skills, takenAt } = ((await kept.get([key]))[key] ?? {}) as Partial<Stored>;
    const listed = (list: unknown) => (Array.isArray(list) ? list.filter(isListed) : []);
    return { queues: listed(queues), skills: listed(skills), takenAt: takenAt ?? {} };
  }

  async function all(): Promise<KeptLists> {
    return { ...(await stored()), codes: listedCodes(await codes.codes()) };
  }

  async function change(kind: ListKind, work: (list: readonly Listed[]) => Listed[]): Promise<void> {
    if (kind !== 'codes') {
      const before = await stored();
      return kept.set({ [key]: { ...before, [kind]: work(before[kind]) } });
    }
    // Codes are edited in the options as well.
    await codes.changeCodes((there) => {
      const before = new Map(there.map((code) => [code.sys_id, code]));
      const last = Math.max(0, ...there.map(({ order }) => order));
      return work(listedCodes(there)).map(({ id, name, queues }, at) => {
        const code = before.get(id);
        if (code) return { ...code, label: name };
        // A code without an id of its own gets one, which stays.
        const sys_id = id.slice(0, 64) || crypto.randomUUID().replaceAll('-', '');
        return { sys_id, label: name, queues, order: last + at + 1, isActive: true };
      });
    });
  }

  return {
    all,
    /** Adds what is new among `chosen`, renames what goes by another name there, and notes when that was. */
    take: (kind: ListKind, source: ListSource, chosen: readonly Listed[]) =>
      inTurn(async () => {
        await change(kind, (list) => takenOver(list, chosen).slice(0, mostListed));
        const before = await stored();
        const takenAt = { ...before.takenAt, [kind]: { ...before.takenAt[kind], [source]: now() } };
        await kept.set({ [key]: { ...before, takenAt } });
      }),
    /** Keeps this one no longer. */
    drop: (kind: ListKind, name: string) =>
      inTurn(() => change(kind, (list) => list.filter((one) => one.name !== name))),
  };
}

const listedCodes = (codes: readonly WrapUpCode[]) =>
  codes
    .toSorted((a, b) => a.order - b.order)
    .map(({ sys_id, label, queues }): Listed => ({ id: sys_id, name: label, queues, channels: [] }));
