/** Files that the agent sends in a chat, over a ChatJS of the test's own. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatEntry, ChatSession } from '../../../lib/amazon-connect/chat-session.ts';
import { type Chats, createChats } from '../../../lib/amazon-connect/chats.ts';
import type { ContactSnapshot, Streams } from '../../../lib/amazon-connect/snapshot.ts';
import { agentSnapshot, contact, own } from '../../fakes/connect-snapshots.ts';
import { fakeChatSession, type PlayedChat, playedChat, said } from '../../fakes/fake-chat-session.ts';

const chat = (is: string) => contact({ contactId: 'chat', type: 'chat', is, connections: [own({ is })] });
let played: PlayedChat;
let chats: Chats;

beforeEach(() => {
  vi.useFakeTimers();
  played = playedChat();
  const streams = { core: { getWebSocketManager: () => ({}) } } as unknown as Streams;
  const contactOf = () =>
    ({ getAgentConnection: () => ({ getMediaInfo: () => ({}) }) }) as unknown as connect.Contact;
  chats = createChats(streams, contactOf, () => {}, {
    load: async () => ({ create: () => fakeChatSession(played), setGlobalConfig() {} }),
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

describe('[CC-28] a file of the agent’s own', () => {
  const bill = { name: 'Bill.PDF', content: btoa('Paid') };
  const shown = async () =>
    (await chats.verbs.chatItems('chat', 9)).items.flatMap(({ text, file }) =>
      file ? [[text, file.state]] : [],
    );

  it('stands in the chat while it is on its way, and is told by the chat once it is there', async () => {
    await opened();
    const { version = 0 } = chats.of('chat') ?? {};
    await chats.verbs.sendChatFile('chat', bill);
    expect(await shown()).toEqual([['Bill.PDF', 'sending']]);
    expect(chats.of('chat')?.version).toBeGreaterThan(version);
    await settled();
    expect(played.files).toEqual(['Bill.PDF application/pdf Paid']);
    played.file.resolve();
    await settled();
    expect(await shown()).toEqual([]);
    const there = { AttachmentId: 'k', AttachmentName: 'Bill.PDF', Status: 'APPROVED' };
    hears('onMessage', { ...said(2, 'AGENT'), Type: 'ATTACHMENT', Attachments: [there] });
    expect(await shown()).toEqual([['Bill.PDF', 'ready']]);
  });

  it.each([
    ['off', { type: 'AccessDeniedException', statusCode: 403 }],
    ['too-many', { type: 'ServiceQuotaExceededException', statusCode: 402 }],
    ['refused', { type: 'ValidationException', statusCode: 400 }],
    ['refused', { type: 'ConflictException', statusCode: 409 }],
    ['not-sent', { type: 'ThrottlingException', statusCode: 429 }],
    ['not-sent', { type: 'InternalServerException', statusCode: 500 }],
    // The bucket let nobody in from here, or the line was cut.
    ['not-sent', new TypeError('Failed to fetch')],
    ['not-sent', 'Failed to call sendAttachment, No active connection'],
  ])('is told as %s', async (state, error) => {
    await opened();
    await chats.verbs.sendChatFile('chat', bill);
    played.file.reject(error);
    await settled();
    expect(await shown()).toEqual([['Bill.PDF', state]]);
    played.file = Promise.withResolvers();
    await chats.verbs.sendChatFile('chat', { ...bill, name: 'again.pdf' });
    expect(await shown()).toEqual([['again.pdf', 'sending']]);
  });

  it('cannot be sent once it is over, and not where the instance says that it takes none', async () => {
    await opened();
    expect(chats.of('chat')).toMatchObject({ takesFiles: true });
    shows({ ...chat('connected'), contactFeatures: { attachmentsEnabled: false } });
    expect(chats.of('chat')).toMatchObject({ takesFiles: false });
    hears('onEnded');
    await expect(chats.verbs.sendChatFile('chat', bill)).rejects.toMatchObject({ code: 'chat-not-open' });
  });
});
