/** What stands in a chat, in our words: entries in the order of their times, each once, with what became of our own. Pure. */

import type { ChatItem } from '../work/chat.ts';
import { type ChatEntry, type ChatReceipt, contentTypes } from './chat-session.ts';

const doings: Record<string, ChatItem['what']> = {
  [contentTypes.joined]: 'joined',
  [contentTypes.left]: 'left',
  [contentTypes.transferred]: 'handed-on',
  [contentTypes.ended]: 'ended',
};

/** The entry as people are shown it; null of what is not shown. `ownId`: the agent's own participant id. */
export function chatItem(entry: ChatEntry, ownId: string): ChatItem | null {
  const what = whatOf(entry);
  if (!what || !entry.Id) return null;
  const by = byWhom(entry, ownId);
  const isMyText = by === 'me' && what === 'text';
  return {
    ...{ id: entry.Id, at: Date.parse(entry.AbsoluteTime), by, what },
    name: entry.DisplayName ?? '',
    text: what === 'text' ? (entry.Content ?? '') : (entry.Attachments?.[0]?.AttachmentName ?? ''),
    file: what === 'file' ? fileOf(entry) : null,
    receipt: isMyText ? receiptOf(entry.MessageMetadata?.Receipts ?? [], ownId) : null,
  };
}

function whatOf({ Type, ContentType = '' }: ChatEntry): ChatItem['what'] | null {
  if (Type === 'ATTACHMENT') return 'file';
  if (Type === 'EVENT') return doings[ContentType] ?? null;
  if (Type !== 'MESSAGE') return null;
  return ContentType.startsWith('text/') ? 'text' : 'other';
}

/** Connect looks for viruses in each file before anybody gets it. */
function fileOf({ Attachments }: ChatEntry): ChatItem['file'] {
  const { AttachmentId: id, Status = 'APPROVED' } = Attachments?.[0] ?? {};
  if (!id) return null;
  return { id, state: Status === 'APPROVED' ? 'ready' : Status === 'REJECTED' ? 'held-back' : 'looked-at' };
}

function byWhom({ ParticipantId, ParticipantRole }: ChatEntry, ownId: string): ChatItem['by'] {
  if (ParticipantId === ownId) return 'me';
  if (ParticipantRole === 'CUSTOMER') return 'customer';
  return ParticipantRole === 'AGENT' || ParticipantRole === 'SUPERVISOR' ? 'colleague' : 'instance';
}

/** The most that anybody else has done with a text of ours. */
export function receiptOf(receipts: readonly ChatReceipt[], ownId: string): 'sent' | 'delivered' | 'read' {
  const others = receipts.filter(({ RecipientParticipantId }) => RecipientParticipantId !== ownId);
  if (others.some(({ ReadTimestamp }) => ReadTimestamp)) return 'read';
  return others.some(({ DeliveredTimestamp }) => DeliveredTimestamp) ? 'delivered' : 'sent';
}

/** Whether this agent has read it, as the transcript tells after another life of ours. */
export const isReadBy = ({ MessageMetadata }: ChatEntry, ownId: string): boolean =>
  MessageMetadata?.Receipts?.some((it) => it.RecipientParticipantId === ownId && it.ReadTimestamp) === true;

const order = ['sent', 'delivered', 'read'];

/** `known` with `fresh` among it: each id once, and no receipt goes back. */
export function mergeItems(known: readonly ChatItem[], fresh: readonly ChatItem[]): ChatItem[] {
  const byId = new Map(known.map((item) => [item.id, item]));
  for (const item of fresh) {
    const was = byId.get(item.id);
    const isLess = was && order.indexOf(item.receipt ?? '') < order.indexOf(was.receipt ?? '');
    byId.set(item.id, isLess ? { ...item, receipt: was.receipt } : item);
  }
  // The sort is stable: what was told first of one millisecond stays first.
  return [...byId.values()].sort((a, b) => a.at - b.at);
}

const isOthersText = ({ by, what }: ChatItem) =>
  by !== 'me' && (what === 'text' || what === 'file' || what === 'other');

/** Texts of others after what was read last, and after what the agent wrote last: who answers has read. */
export function unreadAfter(items: readonly ChatItem[], readId: string | null): number {
  const from = items.findLastIndex(({ id, by, what }) => id === readId || (by === 'me' && what === 'text'));
  return items.slice(from + 1).filter(isOthersText).length;
}

/** The newest text of somebody else: the one a receipt is for. */
export const newestOfOthers = (items: readonly ChatItem[]): ChatItem | null =>
  items.findLast(isOthersText) ?? null;
