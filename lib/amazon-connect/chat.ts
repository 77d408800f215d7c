/**
 * One accepted chat over ChatJS: opened as soon as the agent is in it, opened again when that failed, and closed with its
 * contact. The platform keeps what is written; here stands what was asked for so far.
 */

import { VoiceError } from '../errors.ts';
import { type ChatItem, type ChatPage, type ChatSighting, type ChatState, canWrite } from '../work/chat.ts';
import type { ChatFile } from '../work/chat-file.ts';
import { ask } from './ask.ts';
import { chatItem, isReadBy, mergeItems, newestOfOthers, receiptOf, unreadAfter } from './chat-entries.ts';
import { type ChatEntry, type ChatSession, contentTypes, serviceFailure } from './chat-session.ts';
import { createUploads } from './chat-upload.ts';

export interface Chat {
  sighting(): Omit<ChatSighting, 'takesFiles'>;
  /** The newest `count` of what is written, fetched as far back as that takes. */
  items(count: number): Promise<ChatPage>;
  /** The same again under one `clientToken` is said once. */
  send(text: string, clientToken: string): Promise<void>;
  type(): Promise<void>;
  /** Where a file that was sent in it can be had. Throws `chat-no-file`. */
  file(fileId: string): Promise<string>;
  /** Begins to send a file; how that goes stands among the items. */
  sendFile(file: ChatFile): Promise<void>;
  /** The agent has seen all that is there. */
  read(): Promise<void>;
  /** Tries anew after it failed. */
  reopen(): void;
  /** It is over; what was written can still be read. */
  end(): void;
  close(): void;
}

export interface ChatNeeds {
  /** The session for this chat, not connected yet. Throws `chat-elsewhere` where there can be none. */
  create(): Promise<ChatSession>;
  /** The agent's own participant id. */
  ownId: string;
  changed(): void;
}

/** ChatJS tells again every 10 s while somebody goes on typing. */
const typingMs = 12_000;
/** After each failure to open, before it is left to the agent. */
const retriesMs = [1_000, 4_000];
const pageSize = 100;

export function openChat({ create, ownId, changed }: ChatNeeds): Chat {
  let session: ChatSession | null = null;
  let state: ChatState = 'opening';
  let items: ChatItem[] = [];
  let earlier: string | undefined;
  let readId: string | null = null;
  let version = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const isOver = () => state === 'ended';
  const become = (next: ChatState) => {
    // What is over stays so.
    if (state === next || isOver()) return;
    state = next;
    changed();
  };
  const tell = () => {
    version += 1;
    changed();
  };
  const uploads = createUploads(tell);
  const told = (entries: readonly ChatEntry[]) => {
    const fresh = entries.flatMap((entry) => chatItem(entry, ownId) ?? []);
    if (fresh.length === 0) return;
    items = mergeItems(items, fresh);
    tell();
  };
  const stopTyping = () => {
    clearTimeout(typing);
    typing = undefined;
  };

  const fetchPage = (nextToken?: string) =>
    ask<Awaited<ReturnType<ChatSession['getTranscript']>>>(({ success, failure }) => {
      session
        ?.getTranscript({
          ...{ maxResults: pageSize, sortOrder: 'ASCENDING', scanDirection: 'BACKWARD' },
          ...(nextToken === undefined ? {} : { nextToken }),
        })
        .then(success, failure);
    }).then(({ data }) => data);

  /** What was written while nobody listened, back to what is known. A page that does not reach back to it begins anew. */
  async function catchUp(): Promise<void> {
    const { Transcript, NextToken } = await fetchPage();
    const isJoined = items.length === 0 || Transcript.some(({ Id }) => items.some(({ id }) => id === Id));
    if (!isJoined) items = [];
    if (!isJoined || items.length === 0) earlier = NextToken;
    readId ??= Transcript.findLast((entry) => isReadBy(entry, ownId))?.Id ?? null;
    told(Transcript);
  }

  async function start(tries: readonly number[]): Promise<void> {
    clearTimeout(retry);
    become('opening');
    try {
      const made = await create();
      listen(made);
      await ask<unknown>(({ success, failure }) => void made.connect().then(success, failure));
      // It may have ended meanwhile.
      if (isOver()) return made.cleanUpOnParticipantDisconnect();
      session = made;
      await catchUp();
      become('open');
    } catch (error) {
      session?.cleanUpOnParticipantDisconnect();
      session = null;
      if (error instanceof VoiceError && error.code === 'chat-elsewhere') return become('elsewhere');
      const [waitMs, ...left] = tries;
      if (waitMs === undefined) return become('failed');
      if (!isOver()) retry = setTimeout(() => void start(left), waitMs);
    }
  }

  function listen(made: ChatSession): void {
    made.onMessage(({ data }) => {
      if (!data) return;
      if (data.ParticipantId !== ownId) stopTyping();
      told([data]);
      if (data.Type === 'MESSAGE' && data.ParticipantId !== ownId)
        tellReceipt(contentTypes.delivered, data.Id);
    });
    made.onTyping(({ data }) => {
      if (!data || data.ParticipantId === ownId) return;
      stopTyping();
      typing = setTimeout(() => {
        typing = undefined;
        changed();
      }, typingMs);
      changed();
    });
    const receipt = ({ data }: { data?: ChatEntry | null }) => {
      const { MessageId, Receipts = [] } = data?.MessageMetadata ?? {};
      const about = items.find(({ id, by }) => id === MessageId && by === 'me');
      if (!about) return;
      items = mergeItems(items, [{ ...about, receipt: receiptOf(Receipts, ownId) }]);
      tell();
    };
    made.onReadReceipt(receipt);
    made.onDeliveredReceipt(receipt);
    made.onConnectionEstablished(() => {
      if (state !== 'lost') return;
      catchUp().then(
        () => become('open'),
        () => void start(retriesMs),
      );
    });
    made.onConnectionLost(() => state === 'open' && become('lost'));
    made.onConnectionBroken(() => canWrite({ state }) && void start(retriesMs));
    made.onEnded(() => become('ended'));
  }

  /** Receipts are a courtesy: one that does not arrive is not missed. */
  const tellReceipt = (contentType: string, messageId: string) =>
    void session?.sendEvent({ contentType, content: JSON.stringify({ messageId }) }).catch(() => {});

  const writing = (): ChatSession => {
    if (!session || !canWrite({ state })) throw new VoiceError('chat-not-open');
    return session;
  };

  void start(retriesMs);
  return {
    sighting: () => ({
      ...{ state, version, unread: unreadAfter(items, readId) },
      isTyping: typing !== undefined && canWrite({ state }),
    }),
    async items(count) {
      while (session && state !== 'ended' && items.length < count && earlier !== undefined) {
        const { Transcript, NextToken } = await fetchPage(earlier);
        earlier = NextToken;
        told(Transcript);
      }
      // Nobody is let into a chat that is over: what was not read until then stays with the platform.
      const canReadOn = earlier !== undefined && state !== 'ended';
      return {
        items: [...items.slice(-count), ...uploads.items()],
        hasEarlier: items.length > count || canReadOn,
      };
    },
    async send(text, clientToken) {
      const by = writing();
      const { data } = await ask<Awaited<ReturnType<ChatSession['sendMessage']>>>(({ success, failure }) => {
        by.sendMessage({ contentType: contentTypes.text, message: text, clientToken }).then(
          success,
          (error) => failure(serviceFailure(error)),
        );
      }).catch(({ code }: VoiceError) => {
        throw new VoiceError('chat-not-sent', code);
      });
      // Its echo may be late, or lost with the socket.
      const { Id, AbsoluteTime } = data;
      const mine = { ParticipantId: ownId, ParticipantRole: 'AGENT', DisplayName: '', Content: text };
      if (!items.some(({ id }) => id === Id))
        told([{ Id, AbsoluteTime, Type: 'MESSAGE', ContentType: contentTypes.text, ...mine }]);
    },
    async file(fileId) {
      const by = session;
      if (!by) throw new VoiceError('chat-no-file');
      return ask<string>(({ success, failure }) => {
        by.getAttachmentURL({ attachmentId: fileId }).then(success, (error) =>
          failure(serviceFailure(error)),
        );
      }).catch(({ code }: VoiceError) => {
        throw new VoiceError('chat-no-file', code);
      });
    },
    async sendFile(file) {
      uploads.begin(writing(), file);
    },
    async type() {
      // A courtesy too, and not waited for: behind requests that hang, a browser holds it back for as long.
      void writing()
        .sendEvent({ contentType: contentTypes.typing })
        .catch(() => {});
    },
    async read() {
      const newest = newestOfOthers(items);
      if (!newest || newest.id === readId) return;
      readId = newest.id;
      if (newest.what === 'text') tellReceipt(contentTypes.read, newest.id);
      changed();
    },
    reopen() {
      if (state === 'failed') void start(retriesMs);
    },
    end: () => become('ended'),
    close() {
      stopTyping();
      clearTimeout(retry);
      state = 'ended';
      session?.cleanUpOnParticipantDisconnect();
    },
  };
}
