/** A plain page of another origin that runs Streams as any embedder does. */

import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const streams = new URL('../../../node_modules/amazon-connect-streams/release/', import.meta.url);
const taskJs = new URL('../../../node_modules/amazon-connect-taskjs/dist/', import.meta.url);

/** Keeps every event of Streams by name in `window.events`, and the agent and contacts for tests to act on. */
const page = `<!doctype html><meta charset="utf-8"><title>Embedder</title>
<script src="/connect-streams.js"></script>
<script src="/amazon-connect-task.js"></script>
<div id="ccp" style="width:340px;height:500px"></div>
<script>
  window.events = [];
  const say = (name) => window.events.push(name);
  window.start = (ccpUrl, options = {}) => {
    connect.core.initCCP(document.getElementById('ccp'), {
      ccpUrl, loginPopup: false, region: 'eu-west-2',
      loginOptions: { enableAckTimeout: true },
      softphone: { allowFramedSoftphone: true, disableRingtone: true },
      pageOptions: { enableAudioDeviceSettings: true },
      ccpLoadTimeout: 4000, ccpAckTimeout: 3000, ccpSynTimeout: 1000,
      ...options,
    });
    const bus = connect.core.getEventBus();
    for (const name of ['ack_timeout', 'auth_fail', 'acknowledge', 'iframe_retries_exhausted', 'webSocket::connection_lost', 'webSocket::connection_gain', 'webSocket::init_failure'])
      bus.subscribe(connect.EventType[name.toUpperCase()] ?? name, () => say(name));
    connect.agent((agent) => { window.agent = agent; say('agent'); agent.onSoftphoneError((e) => say('softphone ' + e.errorType)); agent.onLocalMediaStreamCreated(() => say('media')); });
    connect.contact((contact) => {
      for (const name of ['onConnecting', 'onIncoming', 'onAccepted', 'onConnected', 'onACW', 'onEnded', 'onMissed', 'onError', 'onDestroy'])
        contact[name]?.(() => say(name.slice(2).toLowerCase()));
    });
  };
  const settled = (act) => new Promise((resolve, reject) => act({
    success: () => resolve('done'),
    failure: (error) => { let read = error; try { read = JSON.parse(error); } catch {} reject(new Error(read?.type || String(error))); },
  }));
  const contact = (id) => id ? window.agent.getContacts().find((it) => it.getContactId() === id) : window.agent.getContacts()[0];
  window.act = {
    setState: (name, options) => settled((done) => window.agent.setState(window.agent.getAgentStates().find((it) => it.name === name), done, options)),
    dial: (number, relatedContactId) => settled((done) => window.agent.connect(connect.Endpoint.byPhoneNumber(number), relatedContactId ? { ...done, relatedContactId } : done)),
    contact: (verb, id) => settled((done) => contact(id)[verb](done)),
    customer: (verb, ...args) => settled((done) => contact().getInitialConnection()[verb](...args, done)),
    own: (verb) => settled((done) => contact().getAgentConnection()[verb](done)),
    quickConnects: () => new Promise((success, failure) => window.agent.getEndpoints(window.agent.getAllQueueARNs(), { success: (it) => success(it.endpoints), failure })),
    consult: async (name) => {
      const endpoint = (await window.act.quickConnects()).find((it) => it.name === name);
      return settled((done) => contact().addConnection(endpoint, done));
    },
    addParticipant: (number) => settled((done) => contact().addParticipant(connect.Endpoint.byPhoneNumber(number), done)),
    third: (verb, ...args) => settled((done) => contact().getThirdPartyConnections().at(-1)[verb](...args, done)),
    mute: () => window.agent.mute(),
    unmute: () => window.agent.unmute(),
    tell: async (verb, id) => contact(id)[verb](),
    sdk: async (verb) => window.agent[verb] ? window.agent[verb]() : contact()[verb](),
  };
  window.view = () => window.agent ? ({
    state: window.agent.getState().name,
    availability: window.agent.getAvailabilityState().state,
    next: window.agent.getNextState()?.name ?? null,
    contacts: window.agent.getContacts().map((it) => ({
      id: it.getContactId(), type: it.getType(), state: it.getState().type, queue: it.getQueue()?.name, inbound: it.isInbound(),
      connections: it.getConnections().map((one) => one.getType() + ' ' + one.getState().type),
    })),
  }) : null;
</script>`;

export interface Embedder {
  origin: string;
  stop(): Promise<void>;
}

/** Serves the page on a free loopback port. */
export async function startEmbedder(): Promise<Embedder> {
  const app = new Hono();
  app.get('/', (c) => c.html(page));
  app.get('/connect-streams.js', async (c) =>
    c.body(await readFile(new URL('connect-streams-min.js', streams)), 200, {
      'content-type': 'text/javascript',
    }),
  );
  app.get('/amazon-connect-task.js', async (c) =>
    c.body(await readFile(new URL('amazon-connect-task.js', taskJs)), 200, {
      'content-type': 'text/javascript',
    }),
  );
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
