/** Work that is no call on the platform in memory. */

import { VoiceError } from '../../lib/errors.ts';
import type { VoicePlatform } from '../../lib/voice-platform.ts';
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
      const said = {
        at: items.length,
        name: item.by,
        what: 'text',
        receipt: null,
        file: null,
        ...item,
      } as const;
      written.set(id, [...items, said]);
    },
    remove: (id) => work.delete(id),
  };
}

type ChatVerb =
  | 'chatItems'
  | 'sendChat'
  | 'typeInChat'
  | 'readChat'
  | 'chatFile'
  | 'sendChatFile'
  | 'reopenChat';

/** What is asked of its chats. A text itself stands in no list of what was asked. */
export const fakeChatVerbs = (
  work: FakeWork,
  verb: (name: string, args: unknown[], does: () => void) => Promise<void>,
  asked: string[],
): Pick<VoicePlatform, ChatVerb> => ({
  chatItems: async (id, count) => {
    asked.push(`chatItems ${id} ${count}`);
    const items = work.written.get(id) ?? [];
    return { items: items.slice(-count), hasEarlier: items.length > count };
  },
  sendChat: (id, text, clientToken) =>
    verb('sendChat', [id, clientToken], () => work.write(id, { id: clientToken, by: 'me', text })),
  sendChatFile: (id, { name }) => verb('sendChatFile', [id, name], () => {}),
  typeInChat: (id) => verb('typeInChat', [id], () => {}),
  async chatFile(id, fileId) {
    asked.push(`chatFile ${id} ${fileId}`);
    return `https://files.example/${fileId}`;
  },
  readChat: (id) => verb('readChat', [id], () => {}),
  reopenChat: (id) => verb('reopenChat', [id], () => {}),
});
