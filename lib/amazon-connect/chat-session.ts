/** What we use of ChatJS, and of the participant API's words in it. */

/** What is said or done in a chat, as transcript and websocket tell it. */
export interface ChatEntry {
  Id: string;
  AbsoluteTime: string;
  /** `MESSAGE`, `EVENT` or `ATTACHMENT`. */
  Type: string;
  ContentType?: string;
  Content?: string;
  ParticipantId?: string;
  /** `AGENT`, `CUSTOMER`, `SYSTEM`, `CUSTOM_BOT` or `SUPERVISOR`. */
  ParticipantRole?: string;
  DisplayName?: string;
  Attachments?: { AttachmentId?: string; AttachmentName?: string; Status?: string }[];
  MessageMetadata?: { MessageId?: string; Receipts?: ChatReceipt[] };
}

export interface ChatReceipt {
  RecipientParticipantId?: string;
  DeliveredTimestamp?: string;
  ReadTimestamp?: string;
}

type Heard = (event: { data?: ChatEntry | null }) => void;

export interface ChatSession {
  connect(): Promise<unknown>;
  getTranscript(asked: {
    maxResults: number;
    sortOrder: 'ASCENDING';
    scanDirection: 'BACKWARD';
    nextToken?: string;
  }): Promise<{ data: { Transcript: ChatEntry[]; NextToken?: string } }>;
  sendMessage(message: {
    contentType: string;
    message: string;
    clientToken: string;
  }): Promise<{ data: { Id: string; AbsoluteTime: string } }>;
  sendEvent(event: { contentType: string; content?: string }): Promise<unknown>;
  /** Texts, files, and what happens to the people in it. */
  onMessage(heard: Heard): void;
  onTyping(heard: Heard): void;
  onReadReceipt(heard: Heard): void;
  onDeliveredReceipt(heard: Heard): void;
  onConnectionEstablished(heard: () => void): void;
  onConnectionLost(heard: () => void): void;
  /** For good. */
  onConnectionBroken(heard: () => void): void;
  onEnded(heard: () => void): void;
  /** Where a file can be had for some minutes. */
  getAttachmentURL(asked: { attachmentId: string }): Promise<string>;
  /** Asks for an address, puts the file there and says that it is there. */
  sendAttachment(asked: { attachment: File }): Promise<unknown>;
  cleanUpOnParticipantDisconnect(): void;
}

/** `connect.ChatSession`. */
export interface ChatSessions {
  create(args: {
    type: 'AGENT';
    chatDetails: object;
    options: { region: string };
    websocketManager: object;
  }): ChatSession;
  setGlobalConfig(config: { region: string; endpoint?: string }): void;
}

const eventType = (name: string) => `application/vnd.amazonaws.connect.event.${name}`;

export const contentTypes = {
  text: 'text/plain',
  typing: eventType('typing'),
  joined: eventType('participant.joined'),
  left: eventType('participant.left'),
  transferred: eventType('transfer.succeeded'),
  ended: eventType('chat.ended'),
  delivered: eventType('message.delivered'),
  read: eventType('message.read'),
} as const;

/** A failure as ChatJS hands it over: the service's type and status, none when nobody answered. Its message may repeat a text. */
export const serviceFailure = ({ type, statusCode = 0 }: { type?: string; statusCode?: number }) => ({
  type,
  statusCode,
});
