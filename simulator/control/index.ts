/** The control page: everything in the simulated instance on one page, live, with the hands of a supervisor on it. */
import type { ControlView } from '../connect/control/client.ts';
import { agentsPanel } from './agents-panel.ts';
import { callbacksPanel } from './callbacks-panel.ts';
import { contactsPanel, type Meters } from './contacts-panel.ts';
import { customersPanel } from './customers-panel.ts';
import { byId, el } from './dom.ts';
import { faultsPanel } from './faults-panel.ts';
import { followSimulator, simulator } from './feed.ts';
import { originsPanel } from './origins-panel.ts';
import { workPanel } from './work-panel.ts';

const LOGGED_LINES = 40;
const METERS_MS = 400;

const showAgents = agentsPanel();
const showContacts = contactsPanel();
const showCustomers = customersPanel();
const showCallbacks = callbacksPanel();
const showWork = workPanel();
const showFaults = faultsPanel();
const showOrigins = originsPanel();

let view: ControlView | null = null;
let meters: Meters = {};
let isReachable = true;

function draw(): void {
  drawReach();
  byId('desk').inert = !isReachable;
  if (!view) return;
  byId('title').textContent = `Simulated Connect instance, ${view.alias}`;
  byId<HTMLAnchorElement>('ccp-link').href = `${view.url}/ccp-v2/`;
  showAgents(view);
  showContacts(view, meters);
  showCustomers(view);
  showCallbacks(view);
  showWork(view);
  showFaults(view);
  showOrigins(view);
}

function drawReach(): void {
  const isUp = isReachable && view?.isUp;
  byId('reach-dot').className = `dot ${isUp ? 'good full' : 'bad'}`;
  if (!isReachable)
    byId('reach').textContent =
      'The simulator does not answer. Start it with npm start; this page goes on by itself.';
  else if (!view) byId('reach').textContent = 'Connecting to the simulator.';
  else
    byId('reach').textContent = view.isUp
      ? `Connect host at ${view.url}`
      : 'The Connect host is down. Calls and their audio go on.';
}

function drawLog(log: ControlView['log']): void {
  const lines = log.slice(-LOGGED_LINES).reverse();
  byId('no-log').hidden = lines.length > 0;
  byId('log').replaceChildren(
    ...lines.map(({ at, what, agent }) =>
      el(
        'li',
        {},
        el('span.quiet.figure', {}, new Date(at).toLocaleTimeString()),
        el('span.quiet', {}, agent ?? 'customer'),
        what,
      ),
    ),
  );
}

setInterval(draw, 1000);
setInterval(async () => {
  if (document.hidden || !isReachable || !view?.contacts.length) return;
  meters = await simulator.meters().catch(() => ({}));
  showContacts(view, meters);
}, METERS_MS);
followSimulator(
  (now) => {
    view = now;
    draw();
    drawLog(now.log);
  },
  (reachable) => {
    isReachable = reachable;
    draw();
  },
);
