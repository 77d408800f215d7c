/** What set-up knows, and what it concludes from it: the steps that are done and the check list. Pure. */

import type { InstanceProbe } from '../../lib/queries.ts';
import type { Session } from '../../lib/session.ts';
import type { Microphone } from '../../lib/sound/devices.ts';
import { ringChecks } from '../../lib/sound/ring-readiness.ts';
import { timeOfDay } from '../words.ts';

export interface SetupFacts {
  session: Session;
  /** Whether the browser lets us talk to the instance's origin; null while that is not known. */
  isPermitted: boolean | null;
  /** The instance's own answer; null when not asked yet. */
  probe: InstanceProbe | 'asking' | null;
  microphone: Microphone;
  ringHeardAt: number | null;
  /** What an administrator enters as approved origin. */
  extensionOrigin: string;
}

export type StepName = 'instance' | 'origin' | 'sign-in' | 'sound' | 'check';

export interface Step {
  name: StepName;
  title: string;
  text: string;
  isDone: boolean;
}

export interface Check {
  id: 'site' | 'instance' | 'approved' | 'signed-in' | 'microphone' | 'ring' | 'updates' | 'softphone';
  title: string;
  outcome: 'passed' | 'failed' | 'running' | 'waiting';
  text: string;
}

const isSignedIn = ({ agent, connection }: Session) =>
  agent !== null && (connection.state === 'ready' || connection.state === 'reconnecting');

type Verdict = Pick<Check, 'outcome' | 'text'>;
const passed = (text: string): Verdict => ({ outcome: 'passed', text });
const failed = (text: string): Verdict => ({ outcome: 'failed', text });
const waiting = (text: string): Verdict => ({ outcome: 'waiting', text });

function siteCheck({ session, isPermitted }: SetupFacts): Verdict {
  if (!session.instance) return waiting('Waits for the address');
  if (isPermitted === null) return { outcome: 'running', text: 'Asking the browser…' };
  return isPermitted
    ? passed(session.instance)
    : failed(`The browser does not let this extension use ${session.instance}.`);
}

function instanceCheck(facts: SetupFacts): Verdict {
  const { session, probe, isPermitted } = facts;
  if (isSignedIn(session)) return passed(session.instance ?? 'Connected');
  if (!session.instance || !isPermitted) return waiting('Waits for site access');
  if (probe === 'asking') return { outcome: 'running', text: 'Asking the instance…' };
  if (probe === null) return waiting('Not asked yet');
  if (probe === 'unreachable')
    return failed(`${session.instance} does not answer. The address, the network or a VPN is in the way.`);
  if (probe === 'not-connect') return failed(`${session.instance} answers, but not as Amazon Connect.`);
  return passed(session.instance);
}

/** Whether the instance answers our questions and its page still does not come up in our frame. */
const isHeldBack = ({ session: { connection }, probe }: SetupFacts) =>
  connection.state === 'cookies-blocked' || (probe === 'ready' && connection.state === 'unreachable');

/** Whether a window of its own is a way out: the frame is refused, and this browser has both. */
export function isWindowOffered(facts: SetupFacts): boolean {
  const { host } = facts.session;
  return (
    host.kind === 'framed' && host.choices.includes('window') && approvedCheck(facts).outcome === 'failed'
  );
}

function approvedCheck(facts: SetupFacts): Verdict {
  const { session, probe } = facts;
  if (session.host.kind === 'window') return passed('Not needed: the softphone has a window of its own');
  if (isSignedIn(session)) return passed('The instance lets it in');
  if (probe === 'not-approved' || session.connection.state === 'not-approved')
    return failed('The instance refuses: this extension is not among its approved origins.');
  if (isHeldBack(facts))
    return failed('The instance lets it in, but does not start here: the browser may block its cookies.');
  if (probe === 'asking') return { outcome: 'running', text: 'Asking the instance…' };
  if (probe === 'ready' || probe === 'access-denied') return passed('The instance lets it in');
  return waiting(probe === 'signed-out' ? 'Known once you are signed in' : 'Waits for the instance');
}

function signedInCheck({ session, probe }: SetupFacts): Verdict {
  const { agent, connection } = session;
  if (agent && isSignedIn(session)) return passed(`${agent.name}, routing profile “${agent.routingProfile}”`);
  if (connection.state === 'access-denied' || probe === 'access-denied')
    return failed('The instance knows you, but you may not use its softphone.');
  if (connection.state === 'signed-out' || probe === 'signed-out') return failed('Nobody is signed in.');
  if (connection.state === 'connecting') return { outcome: 'running', text: 'Signing in…' };
  return waiting('Waits for the instance');
}

function microphoneCheck({ microphone, session }: SetupFacts): Verdict {
  if (session.agent?.phone.type === 'desk') return passed('Not needed: calls ring on your desk phone');
  if (session.host.kind === 'window') return windowMicrophone(session);
  switch (microphone.state) {
    case 'live':
      return passed(microphone.device);
    case 'allowed':
      return passed('Allowed for this extension');
    case 'asking':
      return { outcome: 'running', text: 'Answer the browser’s question…' };
    case 'denied':
      return failed('The browser blocks the microphone for this extension.');
    case 'absent':
      return failed('No microphone is connected.');
    case 'in-use':
      return failed('Another program holds the microphone.');
    default:
      return waiting('Not tried yet');
  }
}

/** In a window of its own the microphone is Amazon's page's to ask for. */
function windowMicrophone({ health }: Session): Verdict {
  if (health.microphone === 'granted') return passed('Allowed for the softphone window');
  if (health.microphone === 'denied')
    return failed('The browser blocks the microphone for Amazon Connect. Allow it at the address bar there.');
  return waiting('The softphone window asks for it; choose Allow, and to remember it');
}

/** Nothing else takes the sound of a call, as the light of ring readiness judges it. */
function softphoneCheck({ session }: SetupFacts): Verdict {
  const found = ringChecks(session).find(({ id }) => id === 'softphone');
  if (!found || found.state === 'waiting') return waiting('Waits for the softphone');
  return found.state === 'good' ? passed(found.text) : failed(`${found.text}.`);
}

/** The check list, in the order in which things depend on each other. */
export function checksOf(facts: SetupFacts): Check[] {
  const { session, ringHeardAt } = facts;
  return [
    { id: 'site', title: 'Site access allowed', ...siteCheck(facts) },
    { id: 'instance', title: 'Instance answers', ...instanceCheck(facts) },
    { id: 'approved', title: 'Softphone may run in this extension', ...approvedCheck(facts) },
    { id: 'signed-in', title: 'Signed in as an agent', ...signedInCheck(facts) },
    { id: 'microphone', title: 'Microphone allowed', ...microphoneCheck(facts) },
    {
      id: 'ring',
      title: 'Ring can be heard',
      ...(ringHeardAt === null
        ? waiting('Not tried yet')
        : passed(`You confirmed it at ${timeOfDay(ringHeardAt)}`)),
    },
    {
      id: 'updates',
      title: 'Updates arrive at once',
      ...(!isSignedIn(session)
        ? waiting('Waits for the softphone')
        : session.health.socket === 'open'
          ? passed('Nothing is in the way')
          : failed('The live connection to the instance is down; calls may ring late.')),
    },
    { id: 'softphone', title: 'Calls ring here and nowhere else', ...softphoneCheck(facts) },
  ];
}

/** The steps with what is known of each; the last is done when every check has passed. */
export function stepsOf(facts: SetupFacts): Step[] {
  const checks = checksOf(facts);
  const isPassed = (...ids: Check['id'][]) =>
    checks.every(({ id, outcome }) => !ids.includes(id) || outcome === 'passed');
  const count = checks.filter(({ outcome }) => outcome === 'passed').length;
  return [
    {
      name: 'instance',
      title: 'Your instance',
      text: facts.session.instance ?? 'Where Connect is',
      isDone: isPassed('site', 'instance'),
    },
    { name: 'origin', title: 'Approval', text: 'Once per instance', isDone: isPassed('approved') },
    {
      name: 'sign-in',
      title: 'Sign in',
      text: (isSignedIn(facts.session) && facts.session.agent?.name) || 'As an agent',
      isDone: isPassed('signed-in'),
    },
    {
      name: 'sound',
      title: 'Microphone and ringer',
      text: facts.microphone.state === 'live' ? facts.microphone.device : 'To hear and be heard',
      isDone: isPassed('microphone', 'ring'),
    },
    {
      name: 'check',
      title: 'Check',
      text: `${count} of ${checks.length} pass`,
      isDone: count === checks.length,
    },
  ];
}
