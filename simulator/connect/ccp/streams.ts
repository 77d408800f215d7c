/** The part of the global `connect` that the CCP page uses: the inside of Streams, which its typings leave out. */

export interface EventBus {
  subscribe(event: string, listener: (data: never) => void): { unsubscribe(): void };
}

/** A connection of somebody who does not speak. */
interface Silent {
  prototype: { onParticipantResume?: () => { unsubscribe(): void } };
}

export interface StreamsInside {
  core: {
    _amazonConnectProviderData: object;
    hasReceivedCRMConfigure: boolean;
    initSharedWorker(params: object): void;
    initApiProxyService(): void;
    initPageOptions(params: object): void;
    initRingtoneEngines(params: object): void;
    initSoftphoneManager(params: object): void;
    checkIfConfigureReceived(conduit: object): void;
    getUpstream(): object;
    getEventBus(): EventBus;
    getWebSocketManager(): {
      onMessage(topic: string, receive: (message: { content: unknown }) => void): () => void;
    };
  };
  EventType: { CONFIGURE: string };
  TaskConnection?: Silent;
  ChatConnection?: Silent;
  EmailConnection?: Silent;
  RTCSession: unknown;
  RTCErrors: unknown;
  isFramed(): boolean;
}

/** The library's global, typed as the page needs it. */
export const connect = (globalThis as unknown as { connect: StreamsInside }).connect;
