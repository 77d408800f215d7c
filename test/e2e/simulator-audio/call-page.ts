import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { MediaBridge } from '../../../simulator/connect/media/bridge.ts';

const ccp = resolve(import.meta.dirname, '../../../simulator/connect/ccp');

/** The page makes sessions as Streams does, and writes down what they tell. */
const page = `<!doctype html><title>One call</title><audio id="remote-audio" autoplay></audio>
<script type="module">
import { RTCErrors, RTCSession } from '/ccp/rtc-session.ts';
const listeners = new Set();
const provider = {
  subscribeTopics() {},
  onMessage(topic, receive) { listeners.add(receive); return () => listeners.delete(receive); },
  async sendMessage({ connectionId, jsonRpcMsg }) {
    const response = await fetch('/signal/' + connectionId, { method: 'POST', body: JSON.stringify(jsonRpcMsg) });
    if (response.status === 204) return;
    deliver(connectionId, { jsonrpc: '2.0', id: jsonRpcMsg.id, ...(await response.json()) });
  },
};
const deliver = (connectionId, jsonRpcMsg) => {
  for (const receive of listeners) receive({ content: JSON.stringify({ connectionId, jsonRpcMsg }) });
};
window.calls = {};
window.RTCErrors = RTCErrors;
window.bye = (connectionId) => deliver(connectionId, { jsonrpc: '2.0', method: 'bye', params: {} });
window.call = (connectionId, { swapsTrack = false, throwsAtEnd = false } = {}) => {
  const session = new RTCSession('wss://simulator', [], 'token', console, 'contact', connectionId, provider);
  const told = [];
  const tracks = [];
  session.remoteAudioElement = document.getElementById('remote-audio');
  session.onLocalStreamAdded = async (_, stream) => {
    told.push('stream');
    tracks.push(session._pc.getSenders()[0].track);
    if (!swapsTrack) return;
    const [track] = (await navigator.mediaDevices.getUserMedia({ audio: true })).getAudioTracks();
    tracks.push(track);
    await session._pc.getSenders()[0].replaceTrack(track);
    stream.removeTrack(stream.getAudioTracks()[0]);
    stream.addTrack(track);
    told.push('swapped');
  };
  session.onSessionConnected = () => told.push('connected');
  session.onSessionCompleted = () => { told.push('completed'); if (throwsAtEnd) throw new Error('contact is gone'); };
  session.onSessionFailed = (_, reason) => told.push('failed: ' + reason);
  window.calls[connectionId] = { session, told, tracks };
  session.connect();
};
</script>`;

/** What the signalling end answers to an invite: the bridge's answer, or the error code given for a connection. */
export type Invites = Map<string, number | 'never'>;

/** Serves the page on loopback; its sessions are answered by `bridge` or, where `invites` says so, refused. */
export async function startCallPage(
  bridge: () => MediaBridge,
  invites: Invites,
): Promise<{ url: string; stop(): Promise<void> }> {
  const app = new Hono();
  app.get('/', (c) => c.html(page));
  app.get('/ccp/:file', async (c) => {
    const source = await readFile(join(ccp, c.req.param('file')), 'utf8');
    return c.body(stripTypeScriptTypes(source), 200, { 'Content-Type': 'text/javascript' });
  });
  app.post('/signal/:connectionId', async (c) => {
    const { connectionId } = c.req.param();
    const { method, params } = await c.req.json();
    const refusal = invites.get(connectionId);
    if (refusal === 'never') return c.body(null, 204);
    if (method === 'bye') bridge().close(connectionId);
    if (method !== 'invite') return c.json({ result: {} });
    if (refusal) return c.json({ error: { code: refusal } });
    return c.json({ result: await bridge().answer({ connectionId, sdp: params.sdp }) });
  });
  const { promise, resolve: started } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => started(port));
  const url = `http://localhost:${await promise}/`;
  return {
    url,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
