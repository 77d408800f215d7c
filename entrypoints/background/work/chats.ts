/**
 * Chats that are carried on here, as views ask for them. What is written stays with the platform; what the agent has not
 * sent yet is kept for the time of this browser, and written to no disk.
 */

import { VoiceError } from '../../../lib/errors.ts';
import { isChatPage } from '../../../lib/report-shape.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import { canWrite, longestMessage } from '../../../lib/work/chat.ts';
import { bytesIn, fileFault } from '../../../lib/work/chat-file.ts';
import type { CommandLock } from '../command-lock.ts';
import type { CommandHandlers, QueryHandlers } from '../handlers.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface ChatDesk {
  commands(
    lock: Pick<CommandLock, 'run'>,
  ): Pick<CommandHandlers, 'sendChat' | 'sendChatFile' | 'openChatFile' | 'reopenChat'>;
  queries: Pick<QueryHandlers, ChatQuery>;
}

type ChatVerb =
  | 'chatItems'
  | 'sendChat'
  | 'sendChatFile'
  | 'chatFile'
  | 'readChat'
  | 'typeInChat'
  | 'reopenChat';
type ChatQuery = 'chatItems' | 'chatDraft' | 'saveChatDraft' | 'readChat' | 'typeInChat';

export interface ChatDeskParts {
  store: Pick<SessionStore, 'now' | 'onChange'>;
  stored: StoredArea;
  platform: Pick<VoicePlatform, ChatVerb>;
  /** Opens an address in a tab of its own. */
  openTab(url: string): Promise<unknown>;
  newToken?: () => string;
}

interface Draft {
  text: string;
  /** Sent, and not known to have arrived. Sent again, it goes by the same token, so that it is said once. */
  unsent: { text: string; token: string } | null;
}

/** More than any panel shows. */
const mostItems = 5_000;

export function createChatDesk({ store, stored, platform, openTab, newToken }: ChatDeskParts): ChatDesk {
  const token = newToken ?? (() => crypto.randomUUID());
  const drafts = new Map<string, Draft>();
  const sending = new Set<string>();
  const ready = stored.get(['chatDrafts']).then(({ chatDrafts }) => {
    for (const [id, draft] of Object.entries((chatDrafts ?? {}) as Record<string, Draft>))
      drafts.set(id, draft);
  });

  async function keep(id: string, draft: Draft): Promise<void> {
    if (draft.text === '' && !draft.unsent) drafts.delete(id);
    else drafts.set(id, draft);
    await stored.set({ chatDrafts: Object.fromEntries(drafts) });
  }
  const draftOf = (id: string): Draft => drafts.get(id) ?? { text: '', unsent: null };
  const isInHand = (id: string) => store.now().work.some((item) => item.id === id);

  // What was meant for a chat that is gone from the hand is meant for nobody.
  store.onChange(({ work }) => {
    const left = work && [...drafts.keys()].filter((id) => !isInHand(id));
    if (!left || left.length === 0) return;
    for (const id of left) drafts.delete(id);
    void stored.set({ chatDrafts: Object.fromEntries(drafts) });
  });

  async function send(id: string, text: string): Promise<void> {
    await ready;
    const { unsent: was } = draftOf(id);
    const unsent = was?.text === text ? was : { text, token: token() };
    sending.add(id);
    try {
      await keep(id, { text: '', unsent });
      await platform.sendChat(id, text, unsent.token);
      await keep(id, { ...draftOf(id), unsent: null });
    } finally {
      sending.delete(id);
    }
  }

  /** A file is shown by the browser, in a page of whoever keeps it, and never in one of ours. */
  async function openFile(id: string, fileId: string): Promise<void> {
    if (!isInHand(id)) throw new VoiceError('no-such-work');
    const url = URL.parse(await platform.chatFile(id, fileId));
    const isKept = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === 'localhost');
    if (!url || !isKept) throw new VoiceError('chat-no-file', 'no address of a file');
    await openTab(url.href);
  }

  function textFor(id: string, text: unknown): string {
    const written = String(text).trim();
    if (written === '' || written.length > longestMessage)
      throw new VoiceError('not-now', `a message has 1 to ${longestMessage} characters`);
    checkOpen(id);
    return written;
  }

  function checkOpen(id: string): void {
    const chat = store.now().work.find((item) => item.id === id)?.chat;
    if (!chat || !canWrite(chat)) throw new VoiceError('chat-not-open');
  }

  return {
    commands: (lock) => ({
      async sendChat(_, id, text) {
        const written = textFor(id, text);
        await lock.run('sendChat', id, written, () => send(id, written));
      },
      async sendChatFile(_, id, name, content) {
        checkOpen(id);
        const fault = fileFault(name, bytesIn(content));
        if (fault) throw new VoiceError('chat-file-refused', fault);
        const what = `${name} ${content.length}`;
        await lock.run('sendChatFile', id, what, () => platform.sendChatFile(id, { name, content }));
      },
      openChatFile: async (_, id, fileId) => lock.run('openChatFile', id, fileId, () => openFile(id, fileId)),
      reopenChat: async (_, id) => lock.run('reopenChat', id, '', () => platform.reopenChat(id)),
    }),
    queries: {
      async chatItems(_, id, count) {
        if (!isInHand(id)) throw new VoiceError('no-such-work');
        const page = await platform.chatItems(id, Math.min(Math.max(1, Number(count) || 1), mostItems));
        // It may come out of a page that is not ours.
        if (!isChatPage(page)) throw new VoiceError('not-trusted', 'not a chat');
        return page;
      },
      async chatDraft(_, id) {
        await ready;
        const { text, unsent } = draftOf(id);
        const isBack = unsent !== null && !sending.has(id);
        return [isBack ? unsent.text : '', text].filter(Boolean).join('\n');
      },
      async saveChatDraft(_, id, text) {
        await ready;
        if (typeof text !== 'string' || text.length > 2 * longestMessage) throw new VoiceError('not-trusted');
        if (!isInHand(id)) throw new VoiceError('no-such-work');
        const { unsent } = draftOf(id);
        // What came back unsent stands in the text again, and keeps its token while nothing else is written.
        await keep(id, sending.has(id) ? { text, unsent } : restated(text, unsent));
      },
      readChat: async (_, id) => platform.readChat(id),
      typeInChat: async (_, id) => platform.typeInChat(id),
    },
  };
}

const restated = (text: string, unsent: Draft['unsent']): Draft =>
  unsent !== null && text.trim() === unsent.text ? { text: '', unsent } : { text, unsent: null };
