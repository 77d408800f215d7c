/**
 * The shared worker of the simulated instance: Streams' own worker code, and around it what a loopback host and
 * Streams' older service model need. A classic script, so nothing here is a module; the block keeps names in.
 */
{
  interface ServiceModel {
    operations: Record<string, object>;
    shapes: Record<string, { members: Record<string, object> }>;
  }
  const scope = globalThis as unknown as {
    WebSocket: typeof WebSocket;
    navigator: object;
    connect: { worker: { main(): void } };
    AWS: { apiLoader: { services: Record<string, Record<string, ServiceModel>> } };
  };

  // Streams opens nothing but wss:, and a loopback host has no certificate.
  const Socket = scope.WebSocket;
  scope.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url).replace(/^wss:/, 'ws:'), protocols);
    }
  };

  // A machine without a network counts as offline, and Streams would not even try. Tests say otherwise with CDP,
  // which speaks through the `online` and `offline` events.
  let isOnline = true;
  addEventListener('offline', () => {
    isOnline = false;
  });
  addEventListener('online', () => {
    isOnline = true;
  });
  Object.defineProperty(scope.navigator, 'onLine', { get: () => isOnline, configurable: true });

  importScripts('/connect-streams.js');

  // The real page brings a newer client; these two are what the host API reaches through it.
  const contactAndEndpoint = {
    type: 'structure',
    required: ['contactId', 'endpoint'],
    members: { contactId: {}, endpoint: { shape: 'Se' } },
  };
  const model = scope.AWS.apiLoader.services.connect?.['2017-02-15'];
  Object.assign(model?.operations ?? {}, {
    AddNewConnection: {
      input: contactAndEndpoint,
      output: { type: 'structure', members: { connectionId: {} } },
    },
    TransferContact: { input: contactAndEndpoint, output: { type: 'structure', members: {} } },
  });

  // And these two of the agent's own settings: the shape of a configuration is the one with an extension.
  const configuration = Object.values(model?.shapes ?? {}).find(
    ({ members }) => members && 'extension' in members && 'softphoneEnabled' in members,
  );
  Object.assign(configuration?.members ?? {}, {
    voiceEnhancementMode: {},
    softphonePersistentConnection: { type: 'boolean' },
  });

  scope.connect.worker.main();
}
