/** Work that is no call on the platform in memory. */

import { VoiceError } from '../../lib/errors.ts';
import type { ChatItem } from '../../lib/work/chat.ts';
import type { WorkPhase, WorkSighting } from '../../lib/work/work-item.ts';
import { workSighting } from '../gallery/work.ts';

export interface FakeWork {
  all(): WorkSighting[];
  has(id: string): boolean;
  /** Answers the id. */
  offer(id: string, at: number, changed?: Partial<WorkSighting>): string;
  /** Throws `no-such-call` for an id that is none. */
  move(id: string, phase: WorkPhase, at: number): void;
  /** What is written in a chat, by its id. */
  written: Map<string, ChatItem[]>;
  /** Somebody writes in a chat; once under one id. */
  write(id: string, item: Pick<ChatItem, 'id' | 'by' | 'text'>): void;
  /** Whether it was there. */
  remove(id: string): boolean;
}

export function fakeWork(): FakeWork {
  const work = new Map<string, WorkSighting>();
  const written = new Map<string, ChatItem[]>();
  return {
    written,
    all: () => [...work.values()],
    has: (id) => work.has(id),
    offer(id, at, changed) {
      work.set(id, workSighting({ id, phaseAt: at, ...changed }));
      return id;
    },
    move(id, phase, at) {
      const was = work.get(id);
      if (!was) throw new VoiceError('no-such-call');
      work.set(id, { ...was, phase, phaseAt: at, offerEndsAt: null });
    },
    write(id, item) {
      const items = written.get(id) ?? [];
      if (items.some((known) => known.id === item.id)) return;
      const said = { at: items.length, name: item.by, what: 'text', receipt: null, ...item } as const;
      written.set(id, [...items, said]);
    },
    remove: (id) => work.delete(id),
  };
}
