/**
 * What callbacks need of the contact centre, of ServiceNow and of the settings here, and whether it is there (CB-28). Much of
 * it a browser is not told: a carrier counts as set up once one came by it, and until then the words say where it is set. Pure.
 */

import type { Agent } from '../agent.ts';
import type { ServiceNowView } from '../servicenow/view.ts';
import type { CallbackCarrier } from './callback.ts';
import { isCallbackWriter } from './rules.ts';

export interface Need {
  id:
    | 'agent'
    | 'dial'
    | 'outbound-queue'
    | 'queue'
    | 'customer-first'
    | 'preview'
    | 'task'
    | 'targets'
    | 'writer'
    | 'servicenow';
  title: string;
  /** `unknown`: nobody tells a browser, or it is not known yet. */
  state: 'met' | 'missing' | 'unknown';
  /** What is there, or else what to do. */
  text: string;
}

export interface NeedFacts {
  /** Null while nobody is signed in. */
  agent: Agent | null;
  /** How many callbacks of this agent are on record by each carrier; null until counted. */
  came: Record<CallbackCarrier, number> | null;
  /** To how many queues and agents a callback can be handed; null until counted. */
  targets: number | null;
  serviceNow: ServiceNowView;
  roles: readonly string[];
}

type Verdict = Pick<Need, 'state' | 'text'>;
const met = (text: string): Verdict => ({ state: 'met', text });
const missing = (text: string): Verdict => ({ state: 'missing', text });
const unknown = (text: string): Verdict => ({ state: 'unknown', text });

/** Names of references and attributes that are read, one way of spelling each (request.ts knows others). */
export const requestNames = [
  ...['callbackNumber', 'customerName', 'reason', 'callbackMode', 'dialSeconds', 'scheduledAt'],
  ...['sourceChannel', 'ivrPath', 'mobileNumber', 'workNumber', 'customerTimezone'],
] as const;

/** The carriers that an administrator sets up, and where. */
const carriers: readonly { id: Exclude<CallbackCarrier, 'own'>; title: string; where: string }[] = [
  {
    id: 'queue',
    title: 'Queued callbacks, agent first',
    where:
      'In the contact flow: “Set callback number”, then “Transfer to queue”, “Transfer to callback queue”. Connect dials as soon as it is accepted.',
  },
  {
    id: 'customer-first',
    title: 'Queued callbacks, customer first',
    where:
      'In “Transfer to callback queue” too, where the instance offers it: who is called first is chosen there, for each queue.',
  },
  {
    id: 'task',
    title: 'Callbacks to look at first, as tasks',
    where: `The routing profile takes the channel Tasks, and a flow or a task template creates one with references such as ${requestNames.slice(0, 4).join(', ')}.`,
  },
  {
    id: 'preview',
    title: 'Previews of an outbound campaign',
    where: 'The campaign calls in preview mode, and the routing profile has its queue.',
  },
];

function cameBy(id: CallbackCarrier, where: string, came: NeedFacts['came']): Verdict {
  const count = came?.[id] ?? 0;
  return count > 0
    ? met(count === 1 ? 'One came to you this way.' : `${count} came to you this way.`)
    : unknown(`None came to you yet. ${where}`);
}

function serviceNowNeed({ state, verdicts }: ServiceNowView): Verdict {
  if (state === 'off') return unknown('Not connected: callbacks are kept here only.');
  const verdict = verdicts?.callbacks;
  if (!verdict) return unknown('Not asked yet. Sign in under ServiceNow.');
  if (verdict.works) return met('Callbacks are written to the instance.');
  const { kind } = verdict.failure;
  if (kind === 'not-found' || kind === 'not-installed')
    return missing('The plug-in Omnichannel Callback (sn_omni_callback) is not installed.');
  if (kind === 'no-role')
    return missing('Give the role sn_omni_callback.callback_api. Until then callbacks are kept here only.');
  return unknown('The instance could not be asked. See under ServiceNow.');
}

/** Each need with how it stands, in the order in which they depend on each other. */
export function callbackNeeds(facts: NeedFacts): Need[] {
  const { agent, came, targets, serviceNow, roles } = facts;
  const signIn = unknown('Known once you are signed in.');
  const asAgent = (judge: (agent: Agent) => Verdict) => (agent ? judge(agent) : signIn);
  return [
    {
      ...{ id: 'agent', title: 'Signed in as an agent' },
      ...(agent
        ? met(`${agent.name}, routing profile “${agent.routingProfile}”`)
        : missing('Nobody is signed in.')),
    },
    {
      ...{ id: 'dial', title: 'Outbound calls are allowed' },
      ...asAgent(({ canDial }) =>
        canDial
          ? met('Tasks and your own follow-ups can be dialled.')
          : missing('Give the security profile “Contact Control Panel: Make outbound calls”.'),
      ),
    },
    {
      ...{ id: 'outbound-queue', title: 'A queue that calls go out for' },
      ...asAgent(({ outboundQueue }) =>
        outboundQueue
          ? met(outboundQueue.name)
          : missing('Give the routing profile a default outbound queue with a caller id.'),
      ),
    },
    ...carriers.map(({ id, title, where }) => ({ id, title, ...cameBy(id, where, came) })),
    {
      ...{ id: 'targets', title: 'Queues and agents to hand a callback to' },
      ...(targets === null
        ? signIn
        : targets > 0
          ? met(`${targets} by quick connect`)
          : missing('Give your queues quick connects of the kind queue or agent.')),
    },
    {
      ...{ id: 'writer', title: 'Reason and particulars may be changed' },
      ...(isCallbackWriter(roles)
        ? met('The role callback_writer.')
        : unknown('Read only, as it is set below.')),
    },
    { ...{ id: 'servicenow', title: 'Callbacks in ServiceNow' }, ...serviceNowNeed(serviceNow) },
  ];
}
