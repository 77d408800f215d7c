/** The chats that the agent is in, opened with their accept and forgotten with their contact. ChatJS is asked for with the first. */

import { VoiceError } from '../errors.ts';
import type { ChatPage, ChatSighting } from '../work/chat.ts';
import type { ChatFile } from '../work/chat-file.ts';
import { type Chat, openChat } from './chat.ts';
import type { ChatSessions } from './chat-session.ts';
import { type AgentSnapshot, agentConnection, type ContactSnapshot, type Streams } from './snapshot.ts';

export interface ChatOptions {
  /** ChatJS; null where it cannot be had. */
  load(): Promise<ChatSessions | null>;
  /** Where the participant service is asked instead of Amazon's own of the region; null for that. */
  endpoint: string | null;
}

export interface Chats {
  /** Takes over the contacts of a new snapshot. */
  follow(data: AgentSnapshot): void;
  /** Null of whatever is no chat that was accepted. */
  of(contactId: string): ChatSighting | null;
  verbs: {
    chatItems(contactId: string, count: number): Promise<ChatPage>;
    sendChat(contactId: string, text: string, clientToken: string): Promise<void>;
    sendChatFile(contactId: string, file: ChatFile): Promise<void>;
    typeInChat(contactId: string): Promise<void>;
    chatFile(contactId: string, fileId: string): Promise<string>;
    readChat(contactId: string): Promise<void>;
    reopenChat(contactId: string): Promise<void>;
  };
}

/** The part of an agent's connection to a chat that leads into it. */
interface ChatConnection {
  getMediaInfo(): object | null;
}

/** `changed` is called after everything that may have changed an answer. */
export function createChats(
  streams: Streams,
  contactOf: (contactId: string) => connect.Contact,
  changed: () => void,
  { load, endpoint }: ChatOptions = { load: async () => null, endpoint: null },
): Chats {
  const chats = new Map<string, Chat>();
  /** Chats in which the instance takes none; an older one does not tell, and is tried. */
  let withoutFiles = new Set<string>();

  async function create(contactId: string, region: string) {
    const sessions = await load();
    if (!sessions) throw new VoiceError('chat-elsewhere');
    sessions.setGlobalConfig({ region, ...(endpoint === null ? {} : { endpoint }) });
    const connection = contactOf(contactId).getAgentConnection() as unknown as ChatConnection;
    const chatDetails = connection.getMediaInfo();
    if (!chatDetails) throw new VoiceError('no-such-call');
    const { core } = streams as unknown as { core: { getWebSocketManager(): object } };
    const websocketManager = core.getWebSocketManager();
    return sessions.create({ type: 'AGENT', chatDetails, options: { region }, websocketManager });
  }

  function chat(contactId: string): Chat {
    const found = chats.get(contactId);
    if (!found) throw new VoiceError('chat-not-open');
    return found;
  }

  return {
    follow(data) {
      const { contacts } = data.snapshot;
      const isWithout = ({ contactFeatures }: ContactSnapshot) =>
        contactFeatures?.attachmentsEnabled === false;
      withoutFiles = new Set(contacts.filter(isWithout).map(({ contactId }) => contactId));
      for (const [id, one] of chats) {
        const contact = contacts.find(({ contactId }) => contactId === id);
        if (contact?.state.type === 'connected') continue;
        if (contact) one.end();
        else {
          one.close();
          chats.delete(id);
        }
      }
      for (const contact of contacts) {
        const { contactId, type, state } = contact;
        const ownId = agentConnection(contact)?.connectionId;
        if (type !== 'chat' || state.type !== 'connected' || !ownId || chats.has(contactId)) continue;
        const needs = { create: () => create(contactId, regionOf(data)), ownId, changed };
        chats.set(contactId, openChat(needs));
      }
    },
    of(contactId) {
      const sighting = chats.get(contactId)?.sighting();
      return sighting ? { ...sighting, takesFiles: !withoutFiles.has(contactId) } : null;
    },
    verbs: {
      chatItems: async (contactId, count) => chat(contactId).items(count),
      sendChat: async (contactId, text, clientToken) => chat(contactId).send(text, clientToken),
      chatFile: async (contactId, fileId) => chat(contactId).file(fileId),
      sendChatFile: async (contactId, file) => chat(contactId).sendFile(file),
      typeInChat: async (contactId) => chat(contactId).type(),
      readChat: async (contactId) => chat(contactId).read(),
      reopenChat: async (contactId) => chat(contactId).reopen(),
    },
  };
}

/** `arn:aws:connect:eu-west-2:…` of anything that the agent has. */
const regionOf = ({ configuration }: AgentSnapshot): string =>
  configuration.agentStates
    .find(({ agentStateARN }) => agentStateARN !== null)
    ?.agentStateARN?.split(':')[3] ?? '';
