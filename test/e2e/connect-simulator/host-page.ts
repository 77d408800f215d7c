/** A plain page of another origin that runs Streams as any embedder does, and a browser that looks at it. */

import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { browserPath } from '../../../scripts/browser.ts';

const streams = new URL('../../../node_modules/amazon-connect-streams/release/', import.meta.url);

/** Keeps every event of Streams by name in `window.events`, and the agent and contacts for tests to act on. */
const page = `<!doctype html><meta charset="utf-8"><title>Embedder</title>
<script src="/connect-streams.js"></script>
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
    dial: (number) => settled((done) => window.agent.connect(connect.Endpoint.byPhoneNumber(number), done)),
    contact: (verb) => settled((done) => contact()[verb](done)),
    customer: (verb, ...args) => settled((done) => contact().getInitialConnection()[verb](...args, done)),
    own: (verb) => settled((done) => contact().getAgentConnection()[verb](done)),
    quickConnects: () => new Promise((success, failure) => window.agent.getEndpoints(window.agent.getAllQueueARNs(), { success: (it) => success(it.endpoints), failure })),
    consult: async (name) => {
      const endpoint = (await window.act.quickConnects()).find((it) => it.name === name);
      return settled((done) => contact().addConnection(endpoint, done));
    },
    addParticipant: (number) => settled((done) => contact().addParticipant(connect.Endpoint.byPhoneNumber(number), done)),
    third: (verb) => settled((done) => contact().getThirdPartyConnections().at(-1)[verb](done)),
    mute: () => window.agent.mute(),
    unmute: () => window.agent.unmute(),
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
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A headless browser with a made-up microphone that may be used at once. */
export const startBrowser = (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: browserPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
    ],
  });

export interface AgentView {
  state: string;
  availability: string;
  next: string | null;
  contacts: {
    id: string;
    type: string;
    state: string;
    queue?: string;
    inbound: boolean;
    connections: string[];
  }[];
}

/** One agent in front of the embedding page. */
export interface Desk {
  page: Page;
  /** Signs in at the instance's own login page, in a tab of its own. */
  signIn(login: string, password?: string): Promise<void>;
  /** Runs one of the page's `act` functions; rejects with Streams' error type. */
  act(name: string, ...args: unknown[]): Promise<unknown>;
  /** The agent as Streams sees it, as soon as `holds`. */
  until(holds: (view: AgentView) => boolean, what: string): Promise<AgentView>;
  events(): Promise<string[]>;
  /** Waits until this event of Streams has come. */
  heard(name: string, timeoutMs?: number): Promise<void>;
}

/** Opens the embedding page in a browser profile of its own and starts Streams against the instance. */
export async function openDesk(
  browser: Browser,
  embedder: Embedder,
  instanceUrl: string,
  login?: string,
): Promise<Desk> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const signIn: Desk['signIn'] = async (name, password = 'connect') => {
    const tab = await context.newPage();
    await tab.goto(`${instanceUrl}/login?destination=/signed-in`);
    await tab.type('[name=login]', name);
    await tab.type('[name=password]', password);
    await Promise.all([tab.waitForNavigation(), tab.click('button')]);
    const title = await tab.title();
    await tab.close();
    if (title !== 'Signed in') throw new Error(`Not signed in: ${title}`);
  };
  if (login) await signIn(login);
  await page.goto(embedder.origin);
  await page.evaluate(
    (url) => (window as never as { start(url: string): void }).start(url),
    `${instanceUrl}/ccp-v2/`,
  );
  const view = () => page.evaluate(() => (window as never as { view(): AgentView | null }).view());
  const events = () => page.evaluate(() => (window as never as { events: string[] }).events);
  return {
    page,
    signIn,
    events,
    act: (name, ...args) =>
      page.evaluate(
        (verb, rest) =>
          (window as never as { act: Record<string, (...args: unknown[]) => unknown> }).act[verb]?.(...rest),
        name,
        args,
      ),
    async until(holds, what) {
      const endsAt = Date.now() + 12_000;
      let last = await view();
      while (!last || !holds(last)) {
        if (Date.now() > endsAt)
          throw new Error(`In vain for ${what}. Last: ${JSON.stringify(last)}; events ${await events()}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        last = await view();
      }
      return last;
    },
    async heard(name, timeoutMs = 12_000) {
      await page.waitForFunction(
        (it) => (window as never as { events: string[] }).events.includes(it),
        { timeout: timeoutMs },
        name,
      );
    },
  };
}
