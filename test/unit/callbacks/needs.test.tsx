import { afterEach, expect, it, test, vi } from 'vitest';
import { CallbackNeeds } from '../../../components/options/CallbackNeeds.tsx';
import { callbackNeeds, type Need, type NeedFacts, requestNames } from '../../../lib/callbacks/needs.ts';
import { readRequest } from '../../../lib/callbacks/request.ts';
import { noServiceNow, type ServiceNowView } from '../../../lib/servicenow/view.ts';
import { freshDocument } from '../../fakes/drawn.tsx';
import { priya } from '../../gallery/people.ts';

afterEach(() => vi.unstubAllGlobals());

const serviceNow = (works: boolean, kind = 'no-role') =>
  ({
    ...noServiceNow,
    state: 'ready',
    verdicts: { callbacks: works ? { works } : { works, failure: { kind } } },
  }) as unknown as ServiceNowView;
const whole: NeedFacts = {
  ...{ agent: priya(), targets: 4, roles: ['callback_writer'], serviceNow: serviceNow(true) },
  came: { queue: 2, 'customer-first': 1, preview: 1, task: 3, own: 0 },
};
const stateOf = (id: Need['id'], changed: Partial<NeedFacts>) =>
  callbackNeeds({ ...whole, ...changed }).find((need) => need.id === id);

it('[CB-28] with everything there all needs are met', () => {
  expect(new Set(callbackNeeds(whole).map(({ state }) => state))).toEqual(new Set(['met']));
});

test.each<[Need['id'], Partial<NeedFacts>, Need['state'], RegExp]>([
  ['agent', { agent: null }, 'missing', /Nobody is signed in/],
  ['dial', { agent: null }, 'unknown', /once you are signed in/],
  ['dial', { agent: { ...priya(), canDial: false } }, 'missing', /Make outbound calls/],
  ['outbound-queue', { agent: { ...priya(), outboundQueue: null } }, 'missing', /default outbound queue/],
  ['queue', { came: null }, 'unknown', /Transfer to callback queue/],
  [
    'task',
    { came: { ...whole.came, task: 0 } as NeedFacts['came'] },
    'unknown',
    /channel Tasks.*callbackNumber/,
  ],
  ['targets', { targets: 0 }, 'missing', /quick connects/],
  ['targets', { targets: null }, 'unknown', /signed in/],
  ['writer', { roles: [] }, 'unknown', /Read only/],
  ['servicenow', { serviceNow: noServiceNow }, 'unknown', /Not connected/],
  ['servicenow', { serviceNow: serviceNow(false) }, 'missing', /callback_api/],
  ['servicenow', { serviceNow: serviceNow(false, 'no-answer') }, 'unknown', /could not be asked/],
  ['servicenow', { serviceNow: serviceNow(false, 'not-found') }, 'missing', /not installed/],
])('[CB-28] %s, changed by %j, is %s', (id, changed, state, words) => {
  expect(stateOf(id, changed)).toMatchObject({ state, text: expect.stringMatching(words) });
});

it('[CB-28] every name it tells administrators is one that a request is read by', () => {
  for (const name of requestNames) expect(readRequest({ [name]: 'x' }).details.fields, name).toEqual({});
});

it('[CB-28] each need stands on the page with its state in words', () => {
  const { draw, names } = freshDocument();
  draw(<CallbackNeeds {...whole} targets={0} />);
  const lines = names('li');
  expect(lines).toHaveLength(callbackNeeds(whole).length);
  expect(lines).toContainEqual(expect.stringMatching(/hand a callback to, missing.*quick connects/));
  expect(lines).toContainEqual(expect.stringMatching(/^Signed in as an agent, there/));
});
