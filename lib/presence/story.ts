/**
 * Who moved the agent from one presence to another. Connect does not tell; what was asked here, what was to follow
 * the call and where the agent was before it do. Pure.
 */

import type { Agent, Presence, PresenceKind } from '../agent.ts';

/** `rule` is what the agent arranged beforehand; `connect` the platform itself; `somebody` a supervisor, or the agent in another window. */
export type Mover = 'agent' | 'rule' | 'connect' | 'somebody';

/** A choice made here that no report has shown yet. */
export interface PresenceAsk {
  id: string;
  by: 'agent' | 'rule';
  at: number;
  /** How often it was asked for once more. */
  retries: number;
}

export interface PresenceMove {
  by: Mover;
  from: Presence;
  to: Presence;
  at: number;
}

export interface PresenceStory {
  asked: PresenceAsk | null;
  /** Who chose the presence that follows the call; null when none does. */
  nextBy: Mover | null;
  /** Where Connect puts the agent back when contacts are over: the last state that can be chosen. */
  baseId: string | null;
  last: PresenceMove | null;
}

export const noStory: PresenceStory = { asked: null, nextBy: null, baseId: null, last: null };

/** A choice that no report shows within this was taken by a worker or a host that is gone. */
const askGoodForMs = 20_000;

export const isChoosable = (kind: PresenceKind): boolean => kind !== 'system' && kind !== 'error';

const isSame = (a: Presence, b: Presence) => a.id === b.id && a.kind === b.kind && a.name === b.name;

/** The story after the agent was seen as `before` and then as `after`, at epoch ms `at`. Null is signed out. */
export function storyAfter(
  story: PresenceStory,
  before: Agent | null,
  after: Agent | null,
  at: number,
): PresenceStory {
  if (!after) return noStory;
  const { presence, nextPresence } = after;
  const baseId = isChoosable(presence.kind) ? presence.id : story.baseId;
  // Another person, or the first look: nobody has moved anybody.
  if (!before || before.login !== after.login) return { ...noStory, baseId };

  const asked = story.asked && at - story.asked.at < askGoodForMs ? story.asked : null;
  const hasMoved = !isSame(before.presence, presence);
  const by = hasMoved ? moverOf({ ...story, asked }, before, presence) : null;
  const last = by ? { by, from: before.presence, to: presence, at } : story.last;
  const nextBy = nextMover(story.nextBy, asked, before.nextPresence, nextPresence);
  return { asked: isShown(asked, before, after) ? null : asked, nextBy, baseId, last };
}

function moverOf({ asked, nextBy, baseId }: PresenceStory, before: Agent, to: Presence): Mover {
  if (!isChoosable(to.kind)) return 'connect';
  if (asked && asked.id === to.id) return asked.by;
  if (before.nextPresence && before.nextPresence.id === to.id) return nextBy ?? 'connect';
  // Contacts that are over leave the agent where they were before; some versions make them available instead (#241).
  const isBack = !isChoosable(before.presence.kind) && (to.id === baseId || to.kind === 'routable');
  return isBack ? 'connect' : 'somebody';
}

function nextMover(
  nextBy: Mover | null,
  asked: PresenceAsk | null,
  before: Presence | null,
  after: Presence | null,
): Mover | null {
  if (!after) return null;
  if (before && isSame(before, after)) return nextBy;
  return asked && asked.id === after.id ? asked.by : 'somebody';
}

/** Whether a report has shown the choice: it is there, it is to follow, or what was to follow was taken back by it. */
function isShown(asked: PresenceAsk | null, before: Agent, after: Agent): boolean {
  if (!asked) return true;
  const isTakenBack = before.nextPresence !== null && after.nextPresence === null;
  return (
    after.presence.id === asked.id ||
    after.nextPresence?.id === asked.id ||
    (isTakenBack && !isChoosable(after.presence.kind))
  );
}
