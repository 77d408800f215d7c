/** States of the ServiceNow section, by name. */

import type { VNode } from 'preact';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import {
  ServiceNowSection,
  type ServiceNowSectionProps,
} from '../../components/options/ServiceNowSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import type { Failure, FailureKind } from '../../lib/servicenow/failure.ts';
import { type SignInProblem, signInWords } from '../../lib/servicenow/oauth.ts';
import { noServiceNow, type OwedRecord, type ServiceNowView } from '../../lib/servicenow/view.ts';

const nothing = () => {};
const failed = (kind: FailureKind, status = 0): Failure => ({ kind, status, detail: '', retryAfterMs: null });
const works = { works: true } as const;
const without = (kind: FailureKind) => ({ works: false, failure: failed(kind) }) as const;
const at = Date.parse('2026-11-27T09:12:00Z');

const ready: ServiceNowView = {
  ...noServiceNow,
  ...{ state: 'ready', user: { name: 'Priya Nair', login: 'priya' } },
  channels: [
    { name: 'Chat', isOpen: true, load: 1, capacity: 3 },
    { name: 'Case', isOpen: true, load: 0, capacity: 5 },
    { name: 'Phone', isOpen: false, load: null, capacity: null },
  ],
  verdicts: {
    ...{ records: works, people: works, consumers: works },
    ...{ 'wrap-up': without('no-role'), callbacks: without('not-installed'), presence: works, work: works },
  },
};
const waiting: ServiceNowView = {
  ...ready,
  queue: {
    waiting: 12,
    oldestAt: at,
    failure: failed('cut'),
    nextAt: at + 900_000,
    others: [],
    elsewhere: [],
  },
};

const owed: OwedRecord[] = [
  {
    ...{
      id: 'a',
      kind: 'interaction',
      number: 'IMS0000041',
      who: 'Amara Osei',
      since: at,
      isWaiting: true,
      waitsFor: null,
    },
    ...{ failure: { ...failed('refused', 400), detail: 'Data Policy: Account is mandatory' }, left: [] },
  },
  {
    ...{
      id: 'b',
      kind: 'callback',
      number: 'CAL0000007',
      who: 'Noor Byrne',
      since: at,
      isWaiting: true,
      waitsFor: null,
    },
    ...{ failure: null, left: [] },
  },
  {
    ...{
      id: 'd',
      kind: 'interaction',
      number: 'IMS0000037',
      who: 'Hugo Moreau',
      since: at,
      isWaiting: false,
      waitsFor: null,
    },
    ...{ failure: failed('not-found', 404), left: [] },
  },
  {
    ...{
      id: 'c',
      kind: 'interaction',
      number: 'IMS0000038',
      who: 'Ruth Weber',
      since: at,
      isWaiting: false,
      waitsFor: null,
    },
    ...{ failure: null, left: ['short_description', 'assigned_to'] },
  },
];

const rule =
  "Operation Failed: Operation against file 'interaction' was aborted by Business Rule 'Closed interactions are locked'";

const section = { name: 'servicenow', title: 'ServiceNow' };

/** Each state of the section; `free` are settings that nobody holds. */
export function serviceNowStates(free: SettingsView): Record<string, VNode> {
  const there: SettingsView = {
    ...free,
    settings: {
      ...free.settings,
      serviceNowUrl: 'https://harbour.service-now.com',
      serviceNowClientId: 'a11c0f',
    },
  };
  const draw = (props: Partial<ServiceNowSectionProps>, settings = there) => (
    <OptionsPage sections={[section]} current={section} isManaged={false} fault={null} done={null}>
      <ServiceNowSection
        {...settings}
        view={noServiceNow}
        isAllowed
        refused={null}
        {...{ owed: [], trial: null, asked: null, onTry: nothing, onAsked: nothing }}
        extensionOrigin="chrome-extension://henalglmcglkjkggicbfgcfginabigkk"
        queues={[{ id: 'arn:aws:connect:eu-west-2:1:instance/2/queue/3', name: 'Billing' }]}
        redirectUrl="https://henalglmcglkjkggicbfgcfginabigkk.chromiumapp.org/"
        onAddress={nothing}
        onAllow={nothing}
        onSignIn={nothing}
        onCheck={nothing}
        onSend={nothing}
        onLeave={nothing}
        onForget={nothing}
        {...props}
      />
    </OptionsPage>
  );
  const developer = { ...there, settings: { ...there.settings, serviceNowClientId: '' } };
  return {
    'ServiceNow: no instance': draw({}, free),
    'ServiceNow: not an address': draw(
      {
        refused: {
          text: 'harbour',
          problem: 'That is not an address. It looks like https://your-name.service-now.com.',
        },
      },
      free,
    ),
    'ServiceNow: not allowed yet': draw({ isAllowed: false }),
    'ServiceNow: signed out': draw({ view: { ...noServiceNow, state: 'signed-out' } }),
    ...Object.fromEntries(
      (Object.keys(signInWords) as SignInProblem[]).map((signInProblem) => [
        `ServiceNow: sign-in, ${signInProblem}`,
        draw({ view: { ...noServiceNow, state: 'signed-out', signInProblem } }),
      ]),
    ),
    'ServiceNow: another instance is owed records': draw({
      view: {
        ...ready,
        queue: { ...ready.queue, elsewhere: [{ origin: 'https://quay.service-now.com', waiting: 3 }] },
      },
    }),
    'ServiceNow: another agent is owed records': draw({
      view: { ...ready, queue: { ...ready.queue, others: [{ name: 'Tomasz Wójcik', waiting: 2 }] } },
      owed: owed.slice(0, 2).map((one) => ({ ...one, failure: null, waitsFor: 'Tomasz Wójcik' })),
    }),
    'ServiceNow: strict': draw({
      view: {
        ...ready,
        unkept: ['interaction.client_session_id', 'interaction_json_blob'],
        verdicts: { ...ready.verdicts, people: { works: true, hides: 5_210 } } as ServiceNowView['verdicts'],
      },
    }),
    'ServiceNow: many records are refused': draw({
      view: {
        ...ready,
        queue: {
          ...waiting.queue,
          waiting: 512,
          failure: { ...failed('locked', 403), detail: rule },
          nextAt: null,
        },
      },
      owed: Array.from({ length: 500 }, (_, n) => ({
        ...{ id: `${n}`, kind: 'interaction' as const, number: `IMS${String(n).padStart(7, '0')}` },
        ...{ who: 'Amara Osei', since: at + n * 60_000, isWaiting: true, waitsFor: null, left: [] },
        failure: { ...failed('locked', 403), detail: rule },
      })),
    }),
    'ServiceNow: user name and password': draw(
      { view: { ...noServiceNow, state: 'signed-out', failure: failed('signed-out', 401) } },
      developer,
    ),
    'ServiceNow: being checked': draw({ view: { ...ready, state: 'checking' } }),
    'ServiceNow: asleep': draw({
      view: { ...noServiceNow, state: 'failed', failure: failed('asleep', 200) },
    }),
    'ServiceNow: some of it works': draw({ view: ready }),
    'ServiceNow: roles for voice are missing': draw({
      view: { ...ready, lacks: ['sn_openframe_user'], demandsRoles: true },
    }),
    'ServiceNow: tested': draw({
      view: ready,
      trial: [
        { title: 'Signing in', works: true, text: 'As Priya Nair.' },
        {
          ...{ title: 'Queues of work assignment', works: false },
          text: 'Not there: Returns. Send them under “Queues, skills and codes”.',
        },
        { title: 'Makes a record', works: true, text: 'IMS0000052, closed again below.' },
      ],
      asked: [
        { at, endpoint: 'create', table: 'interaction', ms: 84, failure: null },
        { at, endpoint: 'presence', table: null, ms: 20_000, failure: 'no-answer' },
      ],
    }),
    'ServiceNow: records wait': draw({ view: waiting, owed }),
  };
}
