/** Signalling of the simulated softphone: JSON-RPC over the page's websocket, topic `aws/softphone`. */
const TOPIC = 'aws/softphone';
const ANSWER_MS = 5_000;

/** The part of Streams' websocket manager that is used here. */
export interface SocketProvider {
  sendMessage(message: { topic: string; [field: string]: unknown }): void;
  onMessage(topic: string, receive: (message: { content?: string }) => void): () => void;
  subscribeTopics(topics: string[]): void;
}

/** The far end's answer to an offer. */
export interface Answer {
  sdp: string;
  candidates: RTCIceCandidateInit[];
}

interface Reply {
  jsonrpc: '2.0';
  id?: string;
  method?: string;
  result?: unknown;
  error?: { code: number; message?: string };
}

/** The server refused a request; `code` is the JSON-RPC error's (404 call not found, 486 busy, 500 ...), 408 when no answer came. */
export class SignallingError extends Error {
  readonly code: number;
  constructor(method: string, code: number) {
    super(`The softphone server answered ${method} with ${code}.`);
    this.code = code;
  }
}

/** What a session says to the server about one call. */
export interface Signalling {
  /** Offers; rejects with a SignallingError when refused or not answered within 5 s. */
  invite(sdp: string, candidates: RTCIceCandidateInit[]): Promise<Answer>;
  accept(): Promise<void>;
  /** Says goodbye. Not waited for: the server also closes the leg when it ends the contact. */
  bye(): void;
  /** Stops listening; requests under way stay unanswered. */
  close(): void;
}

/** Opens signalling for a call. `onBye` is called when the server ends the call's audio. */
export function openSignalling(
  provider: SocketProvider,
  call: { connectionId: string; contactId: string; callContextToken: string },
  onBye: () => void,
): Signalling {
  const { connectionId, contactId, callContextToken } = call;
  const waiting = new Map<string, (reply: Reply) => void>();

  provider.subscribeTopics([TOPIC]);
  const unsubscribe = provider.onMessage(TOPIC, ({ content }) => {
    if (!content) return;
    const message = JSON.parse(content) as { connectionId?: string; jsonRpcMsg?: Reply };
    const reply = message.jsonRpcMsg;
    // An answer is matched by its id alone, a goodbye by the connection it is for.
    if (reply?.id !== undefined && waiting.has(reply.id)) waiting.get(reply.id)?.(reply);
    else if (reply?.method === 'bye' && message.connectionId === connectionId) onBye();
  });

  function send(method: string, params: object): string {
    const id = crypto.randomUUID();
    provider.sendMessage({ topic: TOPIC, connectionId, jsonRpcMsg: { jsonrpc: '2.0', method, params, id } });
    return id;
  }

  function request(method: string, params: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = send(method, { ...params, contactId, callContextToken });
      const settle = (reply: Reply) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (reply.error) reject(new SignallingError(method, reply.error.code));
        else resolve(reply.result);
      };
      const timer = setTimeout(() => settle({ jsonrpc: '2.0', error: { code: 408 } }), ANSWER_MS);
      waiting.set(id, settle);
    });
  }

  return {
    invite: (sdp, candidates) => request('invite', { sdp, candidates }) as Promise<Answer>,
    accept: async () => void (await request('accept', {})),
    bye: () => void send('bye', { contactId, callContextToken }),
    close() {
      unsubscribe();
      waiting.clear();
    },
  };
}
