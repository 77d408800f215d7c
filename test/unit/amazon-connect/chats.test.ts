/** Chats over a ChatJS of the test's own: what is opened when, what is told, and what becomes of a line that fails. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatEntry, ChatSession } from '../../../lib/amazon-connect/chat-session.ts';
import { contentTypes } from '../../../lib/amazon-connect/chat-session.ts';
import { type Chats, createChats } from '../../../lib/amazon-connect/chats.ts';
import type { ContactSnapshot, Streams } from '../../../lib/amazon-connect/snapshot.ts';
import { agentSnapshot, contact, own } from '../../fakes/connect-snapshots.ts';
import { fakeChatSession, type PlayedChat, playedChat, said } from '../../fakes/fake-chat-session.ts';

const chat = (is: string) => contact({ contactId: 'chat', type: 'chat', is, connections: [own({ is })] });
let played: PlayedChat;
let loads: number;
let hasLibrary: boolean;
let chats: Chats;
let changes: number;

beforeEach(() => {
  vi.useFakeTimers();
  played = playedChat();
  loads = 0;
  changes = 0;
  hasLibrary = true;
  const streams = { core: { getWebSocketManager: () => ({}) } } as unknown as Streams;
  const contactOf = () =>
    ({ getAgentConnection: () => ({ getMediaInfo: () => ({}) }) }) as unknown as connect.Contact;
  chats = createChats(streams, contactOf, () => changes++, {
    async load() {
      loads += 1;
      return hasLibrary ? { create: () => fakeChatSession(played), setGlobalConfig() {} } : null;
    },
    endpoint: null,
  });
});
afterEach(() => void vi.useRealTimers());

const shows = (...contacts: ContactSnapshot[]) => chats.follow(agentSnapshot(contacts));
const settled = () => vi.advanceTimersByTimeAsync(0);
async function opened(): Promise<void> {
  shows(chat('connected'));
  await settled();
}
const hears = (name: keyof ChatSession, data: Partial<ChatEntry> | null = null) =>
  played.heard[name]?.({ data });
const texts = async (count = 100) => (await chats.verbs.chatItems('chat', count)).items.map(({ id }) => id);

describe('[CC-28] a chat of Connect', () => {
  it('asks for the library with its accept, not with its offer', async () => {
    shows(chat('connecting'));
    await settled();
    expect([loads, chats.of('chat')]).toEqual([0, null]);
    await opened();
    expect(loads).toBe(1);
    expect(chats.of('chat')).toMatchObject({ state: 'open', unread: 1, isTyping: false });
    shows(chat('connected'));
    await settled();
    expect(loads).toBe(1);
  });

  it('tells what others write, once, what is unread, and says back what has come and what was read', async () => {
    await opened();
    const { version = 0 } = chats.of('chat') ?? {};
    hears('onMessage', said(2));
    hears('onMessage', said(2));
    expect(await texts()).toEqual(['m1', 'm2']);
    expect(chats.of('chat')).toMatchObject({ unread: 2 });
    expect(chats.of('chat')?.version).toBeGreaterThan(version);
    expect(played.events).toContainEqual({
      contentType: contentTypes.delivered,
      content: '{"messageId":"m2"}',
    });
    await chats.verbs.readChat('chat');
    expect(played.events).toContainEqual({ contentType: contentTypes.read, content: '{"messageId":"m2"}' });
    expect(chats.of('chat')).toMatchObject({ unread: 0 });
  });

  it('knows after another life of ours what was read before it', async () => {
    const receipts = [{ RecipientParticipantId: 'agent', ReadTimestamp: 'then' }];
    played.transcript = [{ ...said(1), MessageMetadata: { MessageId: 'm1', Receipts: receipts } }, said(2)];
    await opened();
    expect(chats.of('chat')).toMatchObject({ unread: 1 });
  });

  it('shows that somebody writes, until they have written, stopped, or it is the agent', async () => {
    await opened();
    const isTyping = () => chats.of('chat')?.isTyping;
    hears('onTyping', { ParticipantId: 'agent' });
    expect(isTyping()).toBe(false);
    hears('onTyping', { ParticipantId: 'customer' });
    expect(isTyping()).toBe(true);
    hears('onMessage', said(2));
    expect(isTyping()).toBe(false);
    hears('onTyping', { ParticipantId: 'customer' });
    const before = changes;
    vi.advanceTimersByTime(12_000);
    expect([isTyping(), changes]).toEqual([false, before + 1]);
    // That the agent does is told in turn, and no answer waited for.
    played.hangs = true;
    await chats.verbs.typeInChat('chat');
  });

  it('shows what the agent wrote at once, its echo once, and what became of it, which goes back never', async () => {
    await opened();
    await chats.verbs.sendChat('chat', 'Good morning', 'token');
    expect(played.sent).toEqual([
      { contentType: 'text/plain', message: 'Good morning', clientToken: 'token' },
    ]);
    const mine = async () => (await chats.verbs.chatItems('chat', 9)).items.filter(({ by }) => by === 'me');
    expect(await mine()).toMatchObject([{ id: 'mine', text: 'Good morning', receipt: 'sent' }]);
    const receipt = (stamp: string) => ({
      MessageMetadata: {
        MessageId: 'mine',
        Receipts: [{ RecipientParticipantId: 'customer', [stamp]: 'now' }],
      },
    });
    hears('onReadReceipt', receipt('ReadTimestamp'));
    hears('onDeliveredReceipt', receipt('DeliveredTimestamp'));
    hears('onMessage', { ...said(3, 'AGENT'), Id: 'mine', Content: 'Good morning' });
    expect(await mine()).toMatchObject([{ id: 'mine', receipt: 'read' }]);
  });

  it.each([
    ['the network', { type: 'TypeError', message: 'secret text' }, 'no-answer'],
    ['the service', { type: 'AccessDeniedException', message: 'secret text', statusCode: 403 }, 'refused'],
  ])(
    'says that a text was not sent when %s fails it, and nothing of the text',
    async (_, failure, detail) => {
      await opened();
      played.refusesText = failure;
      const refused = chats.verbs.sendChat('chat', 'secret text', 'token');
      await expect(refused).rejects.toMatchObject({ code: 'chat-not-sent', detail });
      expect(await texts()).toEqual(['m1']);
    },
  );

  it('goes on from a lost line with what was written meanwhile, and still sends', async () => {
    await opened();
    hears('onConnectionLost');
    expect(chats.of('chat')).toMatchObject({ state: 'lost' });
    await chats.verbs.sendChat('chat', 'Are you there?', 'token');
    played.transcript.push(said(2), said(3));
    hears('onConnectionEstablished');
    await settled();
    expect(chats.of('chat')).toMatchObject({ state: 'open' });
    expect(await texts()).toEqual(['m1', 'm2', 'm3', 'mine']);
  });

  it('leaves no gap when more was written than a page holds', async () => {
    await opened();
    hears('onConnectionLost');
    for (let n = 2; n <= 150; n++) played.transcript.push(said(n));
    hears('onConnectionEstablished');
    await settled();
    const all = played.transcript.map(({ Id }) => Id);
    expect(await texts(101)).toEqual(all.slice(-101));
    expect(await texts(200)).toEqual(all);
  });

  it('reads as far back as is asked, and says whether there is more', async () => {
    played.transcript = Array.from({ length: 350 }, (_, n) => said(n + 1));
    await opened();
    expect(await chats.verbs.chatItems('chat', 50)).toMatchObject({ hasEarlier: true });
    const page = await chats.verbs.chatItems('chat', 400);
    expect(page.items).toHaveLength(350);
    expect(page.hasEarlier).toBe(false);
  });

  it('is tried again when it does not open, then left to the agent, who may try', async () => {
    played.refuses = true;
    await opened();
    expect(chats.of('chat')).toMatchObject({ state: 'opening' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([loads, chats.of('chat')?.state]).toEqual([3, 'failed']);
    await expect(chats.verbs.sendChat('chat', 'x', 't')).rejects.toMatchObject({ code: 'chat-not-open' });
    played.refuses = false;
    await chats.verbs.reopenChat('chat');
    await settled();
    expect(chats.of('chat')).toMatchObject({ state: 'open' });
  });

  it('says so where no library can be had', async () => {
    hasLibrary = false;
    await opened();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([loads, chats.of('chat')?.state]).toEqual([1, 'elsewhere']);
  });

  it.each<[string, () => void]>([
    ['the chat says so', () => hears('onEnded')],
    ['its contact is over', () => shows(chat('ended'))],
  ])('is over when %s: it can be read, and not written in', async (_, ends) => {
    await opened();
    ends();
    expect(chats.of('chat')).toMatchObject({ state: 'ended' });
    hears('onConnectionBroken');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([loads, chats.of('chat')?.state]).toEqual([1, 'ended']);
    expect(await texts()).toEqual(['m1']);
    await expect(chats.verbs.sendChat('chat', 'x', 't')).rejects.toMatchObject({ code: 'chat-not-open' });
  });

  it('is forgotten with its contact, also one that was still being opened', async () => {
    shows(chat('connected'));
    shows();
    await settled();
    expect([chats.of('chat'), played.cleanUps]).toEqual([null, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toBe(1);
  });

  it('keeps what is no text for what it is', async () => {
    played.transcript = [
      { ...said(1), Type: 'EVENT', ContentType: contentTypes.joined },
      {
        ...{ ...said(2), Type: 'ATTACHMENT' },
        Attachments: [{ AttachmentId: 'k', AttachmentName: 'kettle.jpg', Status: 'APPROVED' }],
      },
      { ...said(3), ContentType: 'application/vnd.amazonaws.connect.message.interactive', Content: '{}' },
      { ...said(4), Type: 'EVENT', ContentType: contentTypes.typing },
      { ...said(5), ParticipantRole: 'SYSTEM' },
    ];
    await opened();
    const { items } = await chats.verbs.chatItems('chat', 9);
    expect(items[1]?.file).toEqual({ id: 'k', state: 'ready' });
    expect(items.map(({ by, what, text }) => [by, what, text])).toEqual([
      ['customer', 'joined', ''],
      ['customer', 'file', 'kettle.jpg'],
      ['customer', 'other', ''],
      ['instance', 'text', 'text 5'],
    ]);
  });

  it.each([
    ['IN_PROGRESS', 'looked-at'],
    ['REJECTED', 'held-back'],
  ])('tells a file that is %s', async (Status, state) => {
    played.transcript = [
      { ...said(1), Type: 'ATTACHMENT', Attachments: [{ AttachmentId: 'k', AttachmentName: 'k', Status }] },
    ];
    await opened();
    expect((await chats.verbs.chatItems('chat', 9)).items[0]?.file).toEqual({ id: 'k', state });
  });

  it('tells where a file can be had, and that one cannot', async () => {
    await opened();
    expect(await chats.verbs.chatFile('chat', 'k')).toBe('https://files.example/k');
    await expect(chats.verbs.chatFile('chat', 'gone')).rejects.toMatchObject({ code: 'chat-no-file' });
  });
});
