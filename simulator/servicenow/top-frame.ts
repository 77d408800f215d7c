/**
 * OpenFrame as the product documents it: a page that frames the provider page (TopFrame) and shows the interaction controls
 * it is told of, and the client script that the provider page loads. How those two talk to each other is the product's own
 * affair and not published; here it is `postMessage` within the instance's origin.
 */

import { html, raw } from 'hono/html';
import { providerPath } from '../../lib/servicenow/openframe.ts';
import { pageFrame } from './page-frame.ts';
import type { RestApp } from './rest.ts';

export function addTopFrame(app: RestApp): void {
  app.get('/scripts/openframe/latest/openFrameAPI.min.js', (c) =>
    c.body(clientScript, 200, { 'content-type': 'text/javascript' }),
  );
  // A UI page as the options tell administrators to make it.
  app.get(providerPath, (c) =>
    c.html(html`<!doctype html><title>Softphone</title>
<style>:root{color-scheme:light dark}</style>
<script src="/scripts/openframe/latest/openFrameAPI.min.js"></script><p>Global Voice Control</p>`),
  );
  app.get('/now/openframe', (c) =>
    c.html(
      pageFrame(
        'OpenFrame',
        html`${style}
<p class="openframe"><b id="title">No provider</b> <span id="presence" class="quiet"></span></p>
<ul id="calls"></ul><p id="no-calls" class="quiet">No call.</p>
<p><button id="dial">Call +44 7700 900318</button></p>
<h2>Who a call can go to</h2><input id="search" type="search" aria-label="Search" placeholder="Name, then Enter"><ul id="targets"></ul>
<h2>The provider’s page</h2><iframe title="Softphone" height="120" src="${providerPath}"></iframe>
<script>${raw(frameScript)}</script>`,
      ),
    ),
  );
}

const style = html`<style>
  [data-call] { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
  [data-call] > :first-child { flex: 1; min-width: 12rem; }
  #presence::before { content: ''; display: inline-block; width: 0.7em; height: 0.7em; margin-inline-end: 0.4em; border-radius: 50%; background: var(--colour, transparent); }
</style>`;

/** `openFrameAPI`: init must be first, and everything before it fails. */
const clientScript = `(() => {
  const listeners = {};
  let isInit = false;
  const tell = (method, ...args) => {
    if (!isInit && method !== 'init') throw new Error('openFrameAPI.init must be called first');
    parent.postMessage({ openframe: method, args: JSON.parse(JSON.stringify(args)) }, location.origin);
  };
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== location.origin || !data.event) return;
    for (const listener of listeners[data.event] || []) listener(data.given);
  });
  const method = (name) => (...args) => tell(name, ...args);
  window.openFrameAPI = {
    init(config, ok) { isInit = true; tell('init', config); setTimeout(() => ok(config)); },
    subscribe(event, listener) { (listeners[event] ||= []).push(listener); },
    ...Object.fromEntries(['setICContext', 'setPresenceIndicator', 'show', 'hide', 'setTitle', 'setSubtitle',
      'setIcons', 'openServiceNowForm'].map((name) => [name, method(name)])),
    version: () => '29.3.0',
  };
})();`;

const frameScript = `
const of = (id) => document.getElementById(id);
const frame = document.querySelector('iframe');
const fire = (event, given) => frame.contentWindow.postMessage({ event, given }, location.origin);
const act = (name, payload) => fire('interaction_control_action', { name, payload });
const contexts = { activeCall: [], shown: 0 };
window.contexts = contexts;
const button = (text, name, call, isOn) => {
  const it = document.createElement('button');
  it.textContent = text; it.disabled = !isOn;
  it.onclick = () => act(name, { externalId: call.externalId });
  return it;
};
function draw() {
  of('calls').replaceChildren(...contexts.activeCall.map((call) => {
    const row = document.createElement('li');
    const me = call.currentParticipant;
    row.dataset.call = call.externalId;
    row.dataset.record = call.nowRecordId;
    const who = document.createElement('span');
    who.textContent = call.participants.map((one) => one.name).join(', ') + ' ' + me.state + (me.muted ? ' muted' : '') + (me.held ? ' held' : '');
    row.append(who, button('Mute', 'mute', call, me.capabilities.mute), button('Hold', 'hold', call, me.capabilities.hold),
      button('End', 'endCall', call, me.capabilities.endCall));
    return row;
  }));
  of('no-calls').hidden = contexts.activeCall.length > 0;
}
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin || !data.openframe) return;
  const [first, second] = data.args;
  if (data.openframe === 'init') of('title').textContent = first.title;
  if (data.openframe === 'show') contexts.shown++;
  if (data.openframe === 'setPresenceIndicator') {
    of('presence').textContent = first + ' ' + second;
    of('presence').style.setProperty('--colour', second);
  }
  if (data.openframe === 'setICContext') contexts[first] = second;
  if (first === 'searchTargetList') of('targets').replaceChildren(...second.targets.flatMap((kind) => kind.payload.list).map(({ name }) => {
    const it = document.createElement('li');
    it.textContent = name;
    return it;
  }));
  draw();
});
of('dial').onclick = () => fire('openframe_communication', { type: 'OUTGOING_CALL', data: { metaData: { phoneNumber: '+447700900318' } } });
of('search').onchange = ({ target }) => act('getSearchTarget', { searchType: 'agent', searchTerm: target.value });
`;
