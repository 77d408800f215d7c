import { expect, it, vi } from 'vitest';
import { chatJs, putChatJsAside } from '../../../lib/amazon-connect/chat-js.ts';
import type { Streams } from '../../../lib/amazon-connect/snapshot.ts';

const library = { create: vi.fn(), setGlobalConfig: vi.fn() };

it('[CC-28] the chat library is brought once, and Streams never finds it', async () => {
  const streams: { ChatSession?: object } = {};
  const bring = vi.fn(async () => {
    streams.ChatSession = library;
    putChatJsAside(streams);
    // A chat that is offered before the one who asked hears that it has come.
    expect(streams).not.toHaveProperty('ChatSession');
  });
  const load = chatJs(streams as unknown as Streams, bring);
  expect(await Promise.all([load(), load()])).toEqual([library, library]);
  expect(bring).toHaveBeenCalledOnce();
  expect(streams).not.toHaveProperty('ChatSession');
});

it('[CC-28] a page that has its own keeps it', async () => {
  const streams = { ChatSession: library };
  const bring = vi.fn(async () => {});
  expect(await chatJs(streams as unknown as Streams, bring)()).toBe(library);
  expect(bring).not.toHaveBeenCalled();
  expect(streams.ChatSession).toBe(library);
});

it('[CC-28] none is told where it does not come', async () => {
  expect(await chatJs({} as Streams, async () => {})()).toBeNull();
});
