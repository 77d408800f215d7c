/** Chats in hand, as pictures show them: what is written in them is made up. */

import type { ChatItem, ChatSighting } from '../../lib/work/chat.ts';
import { lookup } from './directory.ts';
import { ago, session } from './people.ts';
import { openWork, type WorkState, workItem } from './work.ts';

let count = 0;
/** `seconds` ago. */
const said = (
  seconds: number,
  by: ChatItem['by'],
  text: string,
  changed: Partial<ChatItem> = {},
): ChatItem => ({
  ...{ id: `m${count++}`, at: ago(seconds), by, text, what: 'text' },
  name: by === 'customer' ? 'Hassan Darwish' : by === 'me' ? 'Priya Nair' : 'Tomasz Zielinski',
  ...{ receipt: by === 'me' ? 'read' : null, file: null },
  ...changed,
});

const talk: ChatItem[] = [
  said(190, 'customer', '', { what: 'joined' }),
  said(188, 'customer', 'Hello, my kettle came with a cracked base. Order 88 210 447.'),
  said(180, 'me', '', { what: 'joined', receipt: null }),
  said(160, 'me', 'Good afternoon Hassan, I am sorry about that. Let me look at the order.'),
  said(
    60,
    'customer',
    'Thank you. Photographs are at https://pictures.example/k/2f81-0b77-4410-9ac1-a-very-long-address-without-any-break\n<b>Two of them</b>',
  ),
  said(40, 'customer', 'kettle.jpg', { what: 'file', file: { id: 'k', state: 'ready' } }),
  said(38, 'customer', 'invoice.pdf', { what: 'file', file: { id: 'i', state: 'looked-at' } }),
  said(12, 'me', 'A new one leaves today.', { receipt: 'delivered' }),
];

const chatting = (changed: Partial<ChatSighting> = {}, items = talk, draft = ''): WorkState => ({
  session: session({
    work: [
      workItem({
        ...openWork,
        chat: { state: 'open', unread: 0, isTyping: false, version: 1, takesFiles: true, ...changed },
      }),
    ],
  }),
  until: '.chat-log, .chat-elsewhere',
  lookup: {
    ...lookup,
    chat: {
      ...lookup.chat,
      chatItems: async () => ({ items, hasEarlier: items.length > 50 }),
      chatDraft: async () => draft,
    },
  },
});
const many = Array.from({ length: 200 }, (_, n) =>
  said(9_000 - n * 40, n % 3 === 0 ? 'me' : 'customer', `Line ${n + 1} of a long chat`),
);

/** The softphone has a window of its own. */
const inWindow = (shown: WorkState): WorkState => ({
  ...shown,
  session: { ...shown.session, host: { kind: 'window', choices: ['framed', 'window'] } },
});

/** States of a chat on its card, by name. */
const files = (['sending', 'refused', 'off', 'not-sent'] as const).map((state, n) =>
  said(8 - n, 'me', `estimate-${n + 1}.pdf`, { what: 'file', file: { id: '', state }, receipt: null }),
);

export const chatStates: Record<string, WorkState> = {
  'Chat, files of the agent’s own': { ...chatting({}, [...talk, ...files]), until: '.chat-item' },
  'Chat without files': { ...chatting({ takesFiles: false }), until: '.chat-item' },
  'Chat, answered': {
    ...chatting({ isTyping: true }, talk, 'It should be with you by'),
    until: '.chat-item',
  },
  'Chat, nothing written yet': chatting({}, []),
  'Chat, long': { ...chatting({}, many), until: '.chat-earlier' },
  'Chat, connection lost': { ...chatting({ state: 'lost' }), until: '.chat-item' },
  'Chat, opening': { ...chatting({ state: 'opening' }, []) },
  'Chat that cannot be opened': {
    ...chatting({ state: 'failed' }, [], 'What I was about to say'),
    until: '.notice',
  },
  'Chat that only Amazon’s window carries': inWindow(chatting({ state: 'elsewhere' })),
  'Chat, ended by its customer': {
    ...chatting({ state: 'ended' }, [
      ...talk,
      said(2, 'customer', '', { what: 'left' }),
      said(1, 'instance', '', { what: 'ended' }),
    ]),
    until: '.chat-item',
  },
  'Chat, closed, with two unread': {
    ...chatting({ unread: 2 }),
    steps: ['Hide chat2 new'],
    until: '[aria-expanded=false]',
  },
};
