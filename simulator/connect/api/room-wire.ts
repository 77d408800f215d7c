/** Entries of a room in the words of the participant API and of the `aws/chat` topic. Pure. */

import type { Contact } from '../instance/contact.ts';
import type { Conversation } from '../instance/conversation.ts';
import { Refusal } from '../instance/refusal.ts';
import { contentTypes, type RoomEntry } from '../instance/room.ts';

interface WireReceipt {
  RecipientParticipantId: string;
  DeliveredTimestamp?: string;
  ReadTimestamp?: string;
}

const time = (at: number): string => new Date(at).toISOString();

function receiptOf({ contentType, participantId, at }: RoomEntry): WireReceipt {
  const stamp = contentType === contentTypes.read ? 'ReadTimestamp' : 'DeliveredTimestamp';
  return { RecipientParticipantId: participantId ?? '', [stamp]: time(at) };
}

/** An entry as agents hear of it at once. */
export function wireEntry(entry: RoomEntry, { id, initialContactId }: Contact): object {
  const where = { ContactId: id, InitialContactId: initialContactId };
  if (entry.kind !== 'RECEIPT') return { ...itemOf(entry), ...where };
  return {
    ...{ Type: 'MESSAGEMETADATA', Id: entry.id, AbsoluteTime: time(entry.at) },
    ContentType: 'application/vnd.amazonaws.connect.event.message.metadata',
    MessageMetadata: { MessageId: entry.about, Receipts: [receiptOf(entry)] },
    ...where,
  };
}

const itemOf = ({ id, at, kind, contentType, content, participantId, role, name, file }: RoomEntry) => ({
  ...{ AbsoluteTime: time(at), Id: id, Type: kind, ContentType: contentType },
  ...(content === null ? {} : { Content: content }),
  ...(file === null
    ? {}
    : {
        Attachments: [
          { AttachmentId: file.id, AttachmentName: file.name, ContentType: file.type, Status: 'APPROVED' },
        ],
      }),
  ...(participantId === null ? {} : { ParticipantId: participantId }),
  ...{ ParticipantRole: role, DisplayName: name },
});

/** Most that one page of a transcript holds. */
const longestPage = 100;

/** A page of the transcript, the newest first asked for; `NextToken` leads to what came before. */
export function transcriptPage(
  { room }: Conversation,
  contactId: string,
  asked: { MaxResults?: number; NextToken?: string; ScanDirection?: string; SortOrder?: string },
): object {
  if (asked.ScanDirection === 'FORWARD')
    throw new Refusal('ValidationException', 'This instance reads transcripts backwards only.');
  const passing: string[] = [contentTypes.typing, contentTypes.acknowledged];
  const kept = (room ?? []).filter(
    ({ kind, contentType }) => kind !== 'RECEIPT' && !passing.includes(contentType),
  );
  const to = asked.NextToken === undefined ? kept.length : Number(asked.NextToken);
  if (!Number.isInteger(to) || to < 0 || to > kept.length)
    throw new Refusal('ValidationException', 'The next token is not one of ours.');
  const from = Math.max(0, to - Math.min(asked.MaxResults ?? 15, longestPage));
  const page = kept.slice(from, to).map((entry) => ({ ...itemOf(entry), ...metadataOf(entry, room ?? []) }));
  return {
    InitialContactId: contactId,
    Transcript: asked.SortOrder === 'ASCENDING' ? page : page.reverse(),
    ...(from > 0 ? { NextToken: String(from) } : {}),
  };
}

/** Who has received and read a message, each once. */
function metadataOf({ id, kind }: RoomEntry, room: readonly RoomEntry[]) {
  if (kind !== 'MESSAGE') return {};
  const receipts = new Map<string, WireReceipt>();
  for (const one of room.filter(({ about }) => about === id)) {
    const receipt = receiptOf(one);
    receipts.set(receipt.RecipientParticipantId, {
      ...receipts.get(receipt.RecipientParticipantId),
      ...receipt,
    });
  }
  return { MessageMetadata: { MessageId: id, Receipts: [...receipts.values()] } };
}
