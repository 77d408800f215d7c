/** ServiceNow as the agent sees it: how the connection stands, what works, what waits to be sent. Pure. */

import type { DirectoryEntry } from '../directory/entry.ts';
import type { ChannelState } from './channels.ts';
import type { EndpointName } from './endpoints.ts';
import type { Failure, FailureKind } from './failure.ts';
import type { FeatureName, Verdict } from './features.ts';
import type { SignInProblem } from './oauth.ts';

export interface QueueState {
  /** Records that are not on the instance as they are here, and go there as who is signed in. */
  waiting: number;
  /** Since when the oldest waits, epoch ms; null for none. */
  oldestAt: number | null;
  failure: Failure | null;
  /** When sending goes on by itself, epoch ms; null when it does not rest. */
  nextAt: number | null;
  /** What waits for other agents to sign in: it goes there as nobody else. */
  others: { name: string; waiting: number }[];
  /** What waits for instances that are not set: it goes to no other. */
  elsewhere: { origin: string; waiting: number }[];
}

/** A record that waits, or of which something was left as people on the instance have it. */
export interface OwedRecord {
  /** sys_id. */
  id: string;
  kind: 'interaction' | 'callback';
  /** `IMS…` or `CAL…`; empty when the record is gone. */
  number: string;
  who: string;
  since: number;
  isWaiting: boolean;
  /** Name of the agent who has to sign in for it; null when it is no other's. */
  waitsFor: string | null;
  /** Why it was not taken, or that it was deleted there; null when it was not tried, or stands. */
  failure: Failure | null;
  /** Columns that were left (left-there.ts). */
  left: string[];
}

/** One step of a test against the instance. */
export interface TrialStep {
  title: string;
  works: boolean;
  /** What was found, or what to do. */
  text: string;
}

/** Something that was asked of the instance. */
export interface AskedLine {
  /** Epoch ms. */
  at: number;
  endpoint: EndpointName | null;
  table: string | null;
  ms: number;
  /** Null when it was answered. */
  failure: FailureKind | null;
}

/** People of the instance who match what was typed. */
export interface PeopleAnswer {
  entries: DirectoryEntry[];
  /** How many match in all. */
  total: number;
  isMore: boolean;
  /** When the instance told it, epoch ms; null when it did not. */
  at: number | null;
  /** Why it was not asked, or did not answer: what there is may be old. `off` without an instance; null when all is well. */
  trouble: FailureKind | 'off' | null;
  /** Parts that were left out, since a role is missing. */
  without: FeatureName[];
}

export interface ServiceNowView {
  /** The instance that all of this is about; null for none. */
  origin: string | null;
  state: 'off' | 'signed-out' | 'checking' | 'ready' | 'failed';
  /** Who is signed in there; null for nobody. */
  user: { name: string; login: string } | null;
  /** Their roles, as far as the instance shows them; null when it does not. */
  roles: string[] | null;
  /** What is missing of the roles that ServiceNow's own voice application demands. */
  lacks: string[];
  /** Whether nobody may call without them. */
  demandsRoles: boolean;
  verdicts: Record<FeatureName, Verdict> | null;
  /** Why the instance could not be tried; null when it could. */
  failure: Failure | null;
  /** How the last sign-in failed; null when it did not. */
  signInProblem: SignInProblem | null;
  /** Channels of work assignment, as last read; none before. */
  channels: ChannelState[];
  queue: QueueState;
  /** What the instance does not keep of records, as `table` or `table.column`. */
  unkept: string[];
}

/** Whether the administrator lets nobody call without roles that this agent lacks. */
export const lacksDemanded = ({ demandsRoles, lacks }: ServiceNowView): boolean =>
  demandsRoles && lacks.length > 0;

export const noServiceNow: ServiceNowView = {
  ...{ origin: null, state: 'off', user: null, verdicts: null, failure: null, signInProblem: null },
  ...{ roles: null, lacks: [], demandsRoles: false },
  queue: { waiting: 0, oldestAt: null, failure: null, nextAt: null, others: [], elsewhere: [] },
  unkept: [],
  channels: [],
};
