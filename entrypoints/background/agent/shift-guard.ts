/**
 * Watches over the ends of a shift. At a set time, and when the last window closes, an agent who could be rung goes
 * Offline, never out of a call; when they are back, what they were is offered or taken up again. */

import { presenceName } from '../../../lib/agent.ts';
import { isLive } from '../../../lib/call.ts';
import { isTaken } from '../../../lib/callbacks/callback.ts';
import { goesOffline, type LastPresence, nextAt, returnTo } from '../../../lib/presence/shift.ts';
import type { Settings } from '../../../lib/settings.ts';
import { isTakenWork } from '../../../lib/work/work-item.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import type { PresenceKeeper } from './presence.ts';

export interface ShiftGuard {
  /** Sets the alarm anew: at the start, and when the settings change. */
  plan(): Promise<void>;
  /** The alarm went off; `dueAt` is when it should have. */
  shiftEnds(dueAt: number): Promise<void>;
  windowClosed(): Promise<void>;
  /** The agent wants no calls now: Offline. */
  standDown(): Promise<void>;
  /** Once a minute: the agent still is what they were, should the browser end without a word. */
  seen(): Promise<void>;
}

export interface ShiftParts {
  store: SessionStore;
  /** Outlives the browser. */
  stored: StoredArea;
  presence: Pick<PresenceKeeper, 'choose'>;
  settings(): Promise<Pick<Settings, 'offlineAt' | 'onReturn'>>;
  alarm: { set(at: number): Promise<unknown>; clear(): Promise<unknown> };
  windows(): Promise<readonly unknown[]>;
  now?: () => number;
}

const key = 'lastPresence';

export function createShiftGuard(parts: ShiftParts): ShiftGuard {
  const { store, stored, presence, now = Date.now } = parts;
  /** The moment that waits for the end of a wrap-up, in which a choice would close the contact. */
  let waitingSince: number | null = null;

  async function goOffline(by: 'agent' | 'rule' = 'rule'): Promise<void> {
    const { agent } = store.now();
    const offline = agent?.choices.find(({ kind }) => kind === 'offline')?.id;
    // During a call this is the next status; Connect takes it when the call is over.
    if (offline) await presence.choose(offline, by).catch(() => {});
  }

  async function shiftEnds(dueAt: number): Promise<void> {
    waitingSince = null;
    const { agent, calls } = store.now();
    if (!goesOffline(agent, dueAt, now())) return;
    if (calls.length > 0 && !calls.some(isLive)) waitingSince = dueAt;
    else await goOffline();
  }

  /** The agent has come: what they were before may be taken up again. */
  async function returned(): Promise<void> {
    const { agent } = store.now();
    const last = ((await stored.get([key]))[key] as LastPresence | undefined) ?? null;
    const { onReturn } = await parts.settings();
    const before = agent && returnTo(agent, last, now());
    if (!before?.id || !last || onReturn === 'never') return;
    if (onReturn === 'restore') return presence.choose(before.id, 'rule').catch(() => {});
    const at = new Date(last.until).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
    const title = `You were ${presenceName(before)} until ${at}`;
    const remedy = 'You are Offline now, and no calls come to you. Choose a status to go on.';
    store.change({ notice: { code: 'returned', tone: 'hold', title, remedy, at: now() } });
  }

  const remember = (last: LastPresence | null) => stored.set({ [key]: last });

  store.onChange(({ agent, presence: story, calls }, before) => {
    if (calls?.length === 0 && waitingSince !== null) void shiftEnds(waitingSince);
    if (agent && !before.agent) void returned();
    const last = story?.last;
    if (!agent || !last || last === before.presence.last) return;
    // Where somebody has put themselves, or stood when they were put Offline by anything but their own choice.
    const stood = last.to.kind === 'offline' && last.by !== 'agent' ? last.from : last.to;
    const { id } = stood;
    if (last.to.kind === 'offline' && last.by === 'agent') void remember(null);
    else if (id !== null && stood.kind !== 'offline')
      void remember({ login: agent.login, id, name: stood.name, until: now() });
  });

  return {
    shiftEnds,
    standDown: () => goOffline('agent'),
    async seen() {
      const { agent } = store.now();
      const { id, kind, name } = agent?.presence ?? { id: null };
      if (agent && id !== null && kind !== 'offline')
        await remember({ login: agent.login, id, name: name ?? '', until: now() });
    },
    async plan() {
      const { offlineAt } = await parts.settings();
      await (offlineAt === null ? parts.alarm.clear() : parts.alarm.set(nextAt(offlineAt, now())));
    },
    async windowClosed() {
      const { agent, calls, callbacks, work } = store.now();
      const isBusy = calls.some(isLive) || callbacks.some(isTaken) || work.some(isTakenWork);
      if (agent?.presence.kind !== 'routable' || isBusy) return;
      // Nobody is there to answer, and the browser may end with its last window at any moment.
      if ((await parts.windows()).length === 0) await goOffline();
    },
  };
}
