/** What a customer does in their chat, and what they see of it. Pure. */

import { conversationOfParty, findCustomer } from '../instance/customer.ts';
import type { Turn } from '../instance/instance.ts';
import {
  type Attachment,
  contentTypes,
  customerOf,
  type RoomEntry,
  say,
  sendFile,
  tell,
} from '../instance/room.ts';
import type { ControlView } from './control-view.ts';

/** The chat of this customer, by contact or connection id. Throws when they have left. */
const chatOf = ({ instance }: Turn, id: string) =>
  conversationOfParty(instance, findCustomer(instance, id).id);

export function customerSays(turn: Turn, id: string, content: string): void {
  const chat = chatOf(turn, id);
  say(turn, chat, customerOf(chat), { content });
}

export function customerSendsFile(turn: Turn, id: string, file: Attachment): void {
  const chat = chatOf(turn, id);
  sendFile(turn, chat, customerOf(chat), file);
}

export function customerTypes(turn: Turn, id: string): void {
  const chat = chatOf(turn, id);
  tell(turn, chat, customerOf(chat), { contentType: contentTypes.typing });
}

/** The customer has received all that was written to them, and read it unless it only arrived. */
export function customerReads(turn: Turn, id: string, onlyArrived: boolean): void {
  const chat = chatOf(turn, id);
  const contentType = onlyArrived ? contentTypes.delivered : contentTypes.read;
  for (const message of chat.room?.filter(({ kind, role }) => kind === 'MESSAGE' && role === 'AGENT') ?? [])
    tell(turn, chat, customerOf(chat), { contentType, content: JSON.stringify({ messageId: message.id }) });
}

/** A room's messages as the control API shows them, each with what became of it on the other side. */
export function transcriptOf(room: readonly RoomEntry[]): ControlView['contacts'][number]['transcript'] {
  return room
    .filter(({ kind }) => kind === 'MESSAGE' || kind === 'ATTACHMENT')
    .map(({ id, role, name, content, file }) => {
      const about = room.filter((it) => it.about === id).map(({ contentType }) => contentType);
      const receipt = about.includes(contentTypes.read) ? 'read' : about.length > 0 ? 'delivered' : null;
      return { id, role, name, text: content ?? file?.name ?? '', receipt };
    });
}
