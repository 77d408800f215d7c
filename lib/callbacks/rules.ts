/** What the agent or the administrator set about callbacks. Pure. */

import type { ReasonGroup } from './reasons.ts';

export type DialMode = 'manual' | 'automatic';

export interface CallbackRules {
  /** Whether an accepted callback is dialled by hand or at the end of a countdown, where the request does not say (CB-20). */
  callbackMode: DialMode;
  /** The same by name of the queue. */
  callbackQueueModes: Record<string, DialMode>;
  /** How long the first countdown is, s. */
  callbackDialSeconds: number;
  /** How long after a call an automatic callback closes by itself, s; 0 for never. */
  callbackWrapUpSeconds: number;
  /** How often a customer may be called; 0 for as often as the agent likes. */
  callbackMostAttempts: number;
  /** How long after its time a request that nobody took is given up, min; 0 for never. */
  callbackExpireMinutes: number;
  /** How late the countdown may still dial, s; later it asks. */
  callbackLateSeconds: number;
  /** How long a call to the same number is to be confirmed afterwards, min; 0 for not at all. */
  callbackAgainMinutes: number;
  /** Whether accepting one opens its page (CF-18). */
  callbackOpensPage: boolean;
  /** Which reasons are offered (CF-41). */
  callbackReasons: ReasonGroup | 'both';
  /** Roles of the agent, in any spelling that ServiceNow has; `callback_writer` may edit callbacks (CF-32). */
  roles: string[];
}

export const defaultCallbackRules: CallbackRules = {
  callbackMode: 'manual',
  callbackQueueModes: {},
  callbackDialSeconds: 30,
  callbackWrapUpSeconds: 60,
  callbackMostAttempts: 0,
  callbackExpireMinutes: 0,
  callbackLateSeconds: 60,
  callbackAgainMinutes: 30,
  callbackOpensPage: true,
  callbackReasons: 'both',
  roles: ['callback_writer'],
};

/** `rules` without anything else that stands beside them. */
export const callbackRulesOf = (rules: CallbackRules): CallbackRules => {
  const names = Object.keys(defaultCallbackRules) as (keyof CallbackRules)[];
  return Object.fromEntries(names.map((name) => [name, rules[name]])) as unknown as CallbackRules;
};

/** The mode of a queue's callbacks. */
export const modeOf = (rules: CallbackRules, queue: string | null): DialMode =>
  (queue !== null && Object.hasOwn(rules.callbackQueueModes, queue)
    ? rules.callbackQueueModes[queue]
    : undefined) ?? rules.callbackMode;

/**
 * Whether one of these roles may edit callbacks: `callback_writer`, `callbackwriter` and the scoped
 * `sn_omni_callback.callback_writer` are one (Q5).
 */
export const isCallbackWriter = (roles: readonly string[]): boolean =>
  roles.some((role) => /^(?:(?:sn_\w+\.)?callback_?writer|admin)$/.test(role.trim().toLowerCase()));

type Fault = (value: unknown) => string | null;

const isMode = (value: unknown) => value === 'manual' || value === 'automatic';
const whole =
  (least: number, most: number): Fault =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? null
      : `is a whole number from ${least} to ${most}`;

/** Why a value cannot stand, in words that follow the setting's name; null when it can. */
export const callbackRuleFaults: Record<keyof CallbackRules, Fault> = {
  callbackMode: (value) => (isMode(value) ? null : 'is manual or automatic'),
  callbackQueueModes: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length <= 500 &&
    Object.values(value).every(isMode)
      ? null
      : 'holds manual or automatic for each queue’s name',
  callbackDialSeconds: whole(5, 3_600),
  callbackWrapUpSeconds: whole(0, 3_600),
  callbackMostAttempts: whole(0, 100),
  callbackExpireMinutes: whole(0, 525_600),
  callbackLateSeconds: whole(0, 3_600),
  callbackAgainMinutes: whole(0, 1_440),
  callbackOpensPage: (value) => (typeof value === 'boolean' ? null : 'is true or false'),
  callbackReasons: (value) =>
    value === 'both' || value === 'sales' || value === 'service' ? null : 'is both, sales or service',
  roles: (value) =>
    Array.isArray(value) &&
    value.length <= 100 &&
    value.every((role) => typeof role === 'string' && role !== '' && role.length <= 100)
      ? null
      : 'is a list of roles',
};
