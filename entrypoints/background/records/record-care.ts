/** What records need without a call: ends that nobody saw, wrap-ups whose time is over, and what is kept long enough. */

import type { Happening } from '../../../lib/interactions/events.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { closesAt, endUnseen } from '../../../lib/interactions/unseen.ts';
import { log } from '../../../lib/log.ts';
import type { Session } from '../../../lib/session.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import type { CallbackStore } from '../callbacks/store.ts';
import type { CallHistory } from '../calls/call-history.ts';
import type { SessionStore } from '../session-store.ts';
import type { InteractionRecorder } from './interaction-recorder.ts';
import type { InteractionStore } from './interaction-store.ts';
import type { PresenceTimes } from './presence-times.ts';
import type { WrapUpStore } from './wrap-up-store.ts';
import type { WrapUps } from './wrap-ups.ts';

export interface RecordCare {
  /** Looks after all of them; run at wake and every minute. */
  look(): Promise<void>;
}

export interface CareParts {
  store: Pick<SessionStore, 'now' | 'onChange'>;
  recorder: Pick<InteractionRecorder, 'flush'>;
  interactions: InteractionStore;
  codes: Pick<WrapUpStore, 'codes'>;
  wrapUps: Pick<WrapUps, 'submit' | 'look'>;
  settings(): Promise<Settings>;
  onRecorded(): void;
  delete(sysIds: readonly string[]): Promise<void>;
  presenceTimes: Pick<PresenceTimes, 'deleteBefore'>;
  callbacks: Pick<CallbackStore, 'deleteDoneBefore'>;
  /** Lists that hold numbers and names as well; none when left out. */
  history?: Pick<CallHistory, 'forgetBefore'> | undefined;
  now?: () => number;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Deleted at once: small enough that a call is never kept waiting. */
const batch = 500;

export function createRecordCare(parts: CareParts): RecordCare {
  const { store, interactions, codes, wrapUps, now = Date.now } = parts;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let looking: Promise<void> | null = null;
  let isAskedAgain = false;
  let lookedThroughAt = Number.NEGATIVE_INFINITY;

  const add = async (sysId: string, at: number, happenings: readonly Happening[]) => {
    await interactions.append(sysId, at, happenings);
    parts.onRecorded();
  };

  const isInHand = ({ phone_log }: Interaction) =>
    store.now().callbacks.some(({ id, phase }) => id === phone_log.call_id && phase !== 'closed');

  /** Only what the platform says counts: until it has spoken, a call that is not listed may still be there. */
  async function endWhatIsGone(unclosed: readonly Interaction[], settings: Settings): Promise<void> {
    const { connection, agent, calls, work } = store.now();
    if (connection.state !== 'ready' || !agent) return;
    for (const record of unclosed) {
      const isThere = [...calls, ...work].some(({ id }) => id === record.phone_log.call_id);
      if (isThere || isInHand(record)) continue;
      const happenings = endUnseen(record, settings);
      if (happenings.length > 0) await add(record.sys_id, record.sys_updated_on, happenings);
    }
  }

  async function closeWrapUps(unclosed: readonly Interaction[], settings: Settings): Promise<void> {
    clearTimeout(closing);
    const code = (await codes.codes()).find(({ sys_id }) => sys_id === settings.wrapUpDefaultCode);
    const byDefault = code ? { value: code.sys_id, display_value: code.label } : null;
    let next = Number.POSITIVE_INFINITY;
    for (const record of unclosed) {
      const at = closesAt(record, settings.wrapUpSeconds * 1_000, byDefault);
      // A callback closes by its own countdown, and with its contact.
      if (at === null || !byDefault || isInHand(record)) continue;
      if (at > now()) next = Math.min(next, at);
      else await wrapUps.submit(record.sys_id, { bySystem: { code: byDefault, at } });
    }
    if (next < Number.POSITIVE_INFINITY)
      closing = setTimeout(() => void care.look(), Math.max(0, next - now()));
  }

  async function deleteOld({ keepRecordsDays }: Settings): Promise<void> {
    // Much is looked through for it, and so not at every look.
    const at = now();
    if (keepRecordsDays === 0 || at - lookedThroughAt < hourMs) return;
    const keptFrom = at - keepRecordsDays * dayMs;
    await parts.presenceTimes.deleteBefore(keptFrom);
    await parts.callbacks.deleteDoneBefore(keptFrom);
    parts.history?.forgetBefore(keptFrom);
    const old = await interactions.doneBefore(keptFrom, batch);
    if (old.length > 0) await parts.delete(old);
    // What is left of a great many is for the next look.
    if (old.length < batch) lookedThroughAt = at;
  }

  async function look(): Promise<void> {
    await parts.recorder.flush();
    const settings = await parts.settings();
    try {
      await endWhatIsGone(await interactions.unclosed(), settings);
      await closeWrapUps(await interactions.unclosed(), settings);
      await wrapUps.look();
    } finally {
      // Also when nothing can be written: it makes room.
      await deleteOld(settings);
    }
  }

  async function lookUntilDone(): Promise<void> {
    do {
      isAskedAgain = false;
      await look().catch((error: unknown) => log.warn('records not looked after', { why: String(error) }));
    } while (isAskedAgain);
    looking = null;
  }

  const care: RecordCare = {
    look() {
      isAskedAgain = looking !== null;
      looking ??= lookUntilDone();
      return looking;
    },
  };

  // A call that went into after call work may have a time to close at, and a new report may show one to be gone.
  store.onChange(({ calls, work, connection }, before) => {
    // What is said in a chat changes nothing here.
    const isWorkMoved = work !== undefined && phasesOf(work) !== phasesOf(before.work);
    if (calls || isWorkMoved || connection?.state === 'ready') void care.look();
  });
  return care;
}

const phasesOf = (work: Session['work']) => work.map(({ id, phase }) => `${id} ${phase}`).join();
