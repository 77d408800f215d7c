/** A session of ChatJS that a test plays, and texts as the participant service tells them. */

import type { ChatEntry, ChatSession } from '../../lib/amazon-connect/chat-session.ts';

/** The nth text, after n seconds. */
export const said = (n: number, by: 'CUSTOMER' | 'AGENT' = 'CUSTOMER'): ChatEntry => ({
  ...{
    Id: `m${n}`,
    AbsoluteTime: new Date(n * 1_000).toISOString(),
    Type: 'MESSAGE',
    ContentType: 'text/plain',
  },
  ...{ Content: `text ${n}`, ParticipantRole: by, ParticipantId: by === 'AGENT' ? 'agent' : 'customer' },
});

export interface PlayedChat {
  sent: object[];
  events: object[];
  transcript: ChatEntry[];
  cleanUps: number;
  heard: Partial<Record<keyof ChatSession, (event: { data?: Partial<ChatEntry> | null }) => void>>;
  refuses: boolean;
  refusesText: object | null;
  /** What is told as a courtesy is never answered. */
  hangs: boolean;
  /** Names and types of the files that were sent. */
  files: string[];
  /** How the next file ends. */
  file: PromiseWithResolvers<void>;
}

export const playedChat = (): PlayedChat => ({
  ...{ sent: [], events: [], transcript: [said(1)], cleanUps: 0, heard: {} },
  ...{ refuses: false, refusesText: null, hangs: false, files: [], file: Promise.withResolvers() },
});

/** A session that does what `played` says, and notes in it what it was asked. */
export function fakeChatSession(played: PlayedChat): ChatSession {
  const hears = (name: keyof ChatSession) => (heard: never) => {
    played.heard[name] = heard;
  };
  const hearing = Object.fromEntries(
    (
      [
        ...['onMessage', 'onTyping', 'onReadReceipt', 'onDeliveredReceipt', 'onEnded'],
        ...['onConnectionEstablished', 'onConnectionLost', 'onConnectionBroken'],
      ] as (keyof ChatSession)[]
    ).map((name) => [name, hears(name)]),
  );
  return {
    ...(hearing as unknown as ChatSession),
    connect: async () => {
      if (played.refuses) throw { connectSuccess: false };
    },
    getTranscript: async ({ maxResults, nextToken }) => {
      const to = nextToken === undefined ? played.transcript.length : Number(nextToken);
      const from = Math.max(0, to - maxResults);
      return {
        data: {
          Transcript: played.transcript.slice(from, to),
          ...(from > 0 ? { NextToken: String(from) } : {}),
        },
      };
    },
    async sendMessage(message) {
      if (played.refusesText) throw played.refusesText;
      played.sent.push(message);
      return { data: { Id: 'mine', AbsoluteTime: new Date(9_000_000).toISOString() } };
    },
    async getAttachmentURL({ attachmentId }) {
      if (attachmentId === 'gone') throw { type: 'ResourceNotFoundException', statusCode: 400 };
      return `https://files.example/${attachmentId}`;
    },
    async sendAttachment({ attachment }) {
      played.files.push(`${attachment.name} ${attachment.type} ${await attachment.text()}`);
      return played.file.promise;
    },
    async sendEvent(event) {
      played.events.push(event);
      if (played.hangs) await new Promise(() => {});
    },
    cleanUpOnParticipantDisconnect: () => void played.cleanUps++,
  };
}
