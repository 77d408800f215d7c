/** Writing up a call: drafts are kept as they are written, and a submitted one goes into the record. */

import { followUp as followUpRecord } from '../../../lib/callbacks/follow-up.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Happening } from '../../../lib/interactions/events.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import type { Reference } from '../../../lib/interactions/reference.ts';
import { emptyDraft, isWrittenUp, type WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import { log } from '../../../lib/log.ts';
import type { Records } from '../../../lib/session.ts';
import type { CallbackStore } from '../callbacks/store.ts';
import type { DraftsAside } from './drafts-aside.ts';
import type { InteractionStore } from './interaction-store.ts';
import { unlessUnreadable } from './unreadable.ts';
import type { WrapUpStore } from './wrap-up-store.ts';

export interface WrapUps {
  /** What was written of it and is not on record yet; null for nothing. */
  draft(record: Interaction): Promise<WrapUpDraft | null>;
  /** Keeps what was written, beside the store where that takes nothing. */
  save(draft: WrapUpDraft): Promise<void>;
  /** Closes the wrap-up with what was kept of it, and answers the contact id. Throws `on-a-call` during the call. */
  submit(sysId: string, how?: SubmitHow): Promise<string>;
  /** Puts on record, at once, what was written on one that is written up already. */
  putOnRecord(sysId: string): Promise<void>;
  /** Takes in what was kept beside the store, and puts on record what was written on closed ones and left alone since. */
  look(): Promise<void>;
  /** Forgets what is kept beside the store of these; of all when left out. */
  forget(sysIds?: readonly string[]): Promise<void>;
  /** What is kept beside the store of calls whose record is gone. Fails while nothing can be read. */
  lost(): Promise<WrapUpDraft[]>;
  forgetLost(): Promise<void>;
  /** Resolves when every draft that came before is kept: no status changes over the head of one (EX-15). */
  settled(): Promise<void>;
}

export interface SubmitHow {
  /** What ends the record before it is written up, where no call did: a callback that is closed. */
  ends?: readonly Happening[];
  /** Nobody pressed: its time was over at `at`, now when left out. This code stands where none was chosen. */
  bySystem?: { code: Reference | null; at?: number };
}

export interface WrapUpParts {
  interactions: InteractionStore;
  store: WrapUpStore;
  aside: DraftsAside;
  callbacks: Pick<CallbackStore, 'add'>;
  /** Writes what the journal holds. */
  flush(): Promise<void>;
  /** The record of that sys_id or contact while it waits to be written; null when nothing of it does. */
  owed(id: string): Promise<Interaction | null>;
  /** Hears that records changed. */
  onRecorded(): void;
  /** Hears that a draft was kept. */
  onDraft(): void;
  /** Hears how many drafts are kept beside the store. */
  onAside(counts: Pick<Records, 'notesAside' | 'notesLost'>): void;
  now?: () => number;
}

/** Whoever types pauses for less; each pause on record would fill the stream. */
const restMs = 60_000;

export function createWrapUps(parts: WrapUpParts): WrapUps {
  const { interactions, store, aside, callbacks, onRecorded, onDraft, now = Date.now } = parts;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time, in the order they came: a draft that was sent first is kept first. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.catch(() => {}).then(work);
    last = done;
    return done;
  }

  /** By sys_id or contact id; null when there is none. */
  async function recorded(id: string): Promise<Interaction | null> {
    const [found] = await interactions.get([id]);
    return found ?? interactions.find(id);
  }

  async function draft({ sys_id, phone_log }: Interaction): Promise<WrapUpDraft | null> {
    const beside = (await aside.all()).filter(({ interaction }) =>
      [sys_id, phone_log.call_id].includes(interaction),
    );
    const kept = await store.draft(sys_id).catch(unlessUnreadable(null));
    const newest = newestOf([kept, ...beside]);
    return newest && { ...newest, interaction: sys_id };
  }

  async function save(draft: WrapUpDraft): Promise<void> {
    const kept = { ...draft, savedAt: now() };
    try {
      const of = await recorded(draft.interaction);
      if (of) await store.saveDraft({ ...kept, interaction: of.sys_id });
      else if (await parts.owed(draft.interaction)) await saveAside(kept);
      else throw new VoiceError('no-such-record');
    } catch (error) {
      if (!(error instanceof VoiceError) || error.code === 'no-such-record') throw error;
      await saveAside(kept);
    }
    onDraft();
  }

  async function saveAside(draft: WrapUpDraft): Promise<void> {
    await aside.keep(draft);
    await tellAside();
  }

  /** Of them neither a record is there, nor is one owed: it was lost, and an export may bring it back. Fails while nothing can be read. */
  async function lost(): Promise<WrapUpDraft[]> {
    const beside = await aside.all();
    const found = await Promise.all(
      beside.map(async ({ interaction }) => (await recorded(interaction)) ?? parts.owed(interaction)),
    );
    return beside.filter((_, at) => found[at] === null);
  }

  async function tellAside(): Promise<void> {
    const { length } = await aside.all();
    // What cannot be looked for is not lost.
    const { length: notesLost } = await lost().catch(() => []);
    parts.onAside({ notesAside: length - notesLost, notesLost });
  }

  async function submit(id: string, { ends = [], bySystem }: SubmitHow): Promise<string> {
    const of = await whole(id);
    if (of.endedAt === null && ends.length === 0) throw new VoiceError('on-a-call');
    if (of.wrap_up_segment?.confirmed_on != null) await amend(of);
    else {
      const written = (await draft(of)) ?? emptyDraft(of.sys_id);
      const wrap_up_code = written.wrap_up_code ?? bySystem?.code ?? null;
      const isBySystem = bySystem !== undefined;
      const end: Happening = { type: 'wrappedUp', ...textsOf(written), wrap_up_code, isBySystem };
      await write(of, written, [...ends, end], bySystem?.at);
    }
    return of.phone_log.call_id;
  }

  /** The record, with all that has happened. Nothing is written behind what has still to be written before it. */
  async function whole(id: string): Promise<Interaction> {
    await parts.flush();
    const of = await recorded(id);
    if (await parts.owed(id)) throw new VoiceError('store-full', 'the call is not on record yet');
    if (!of) throw new VoiceError('no-such-record');
    return of;
  }

  /** Changes what is written up by what was written since. */
  async function amend(of: Interaction): Promise<void> {
    const written = await draft(of);
    if (!written) return;
    const { wrap_up_code } = written;
    await write(of, written, [{ type: 'edited', ...textsOf(written), wrap_up_code }]);
  }

  async function write(
    of: Interaction,
    { followUp }: WrapUpDraft,
    happenings: readonly Happening[],
    at = now(),
  ): Promise<void> {
    const promised = followUp && of.callbackId === null ? [await promise(of, followUp)] : [];
    await interactions.append(of.sys_id, at, [...happenings, ...promised]);
    onRecorded();
    await store.deleteDraft(of.sys_id);
    await forget([of.sys_id, of.phone_log.call_id]);
  }

  /** Its id follows from the interaction, so that a second submit makes no second one. */
  async function promise(
    { sys_id, name, queue, phone_log: { agent } }: Interaction,
    { phone_number, dueAt: at, reason: description }: NonNullable<WrapUpDraft['followUp']>,
  ): Promise<Happening> {
    const promised = { sys_id, phone_number, at, description, name, queue, agent, reason_type: '' };
    await callbacks.add(followUpRecord({ ...promised, interaction: sys_id }, now()));
    return { type: 'callbackAsked', callback: sys_id, dueAt: at };
  }

  async function putOnRecord(id: string): Promise<void> {
    const of = await whole(id);
    if (isWrittenUp(of)) await amend(of);
  }

  /** Into the store, once its record is there. */
  async function takeIn(draft: WrapUpDraft): Promise<void> {
    const of = await recorded(draft.interaction);
    if (!of) return;
    const newest = newestOf([await store.draft(of.sys_id), draft]);
    if (newest === draft) await store.saveDraft({ ...draft, interaction: of.sys_id });
    await aside.forget((one) => one.interaction === draft.interaction && one.savedAt <= draft.savedAt);
  }

  async function forget(ids?: readonly string[]): Promise<void> {
    await aside.forget(({ interaction }) => ids === undefined || ids.includes(interaction));
    await tellAside();
  }

  async function look(): Promise<void> {
    // What is not taken this time waits.
    for (const draft of await aside.all()) await inTurn(() => takeIn(draft)).catch(() => {});
    await tellAside();
    for (const { interaction, savedAt } of await store.drafts())
      if (savedAt <= now() - restMs) await inTurn(() => putOnRecord(interaction));
  }

  return {
    draft,
    save: (draft) => inTurn(() => save(draft)),
    submit: (sysId, how = {}) => inTurn(() => submit(sysId, how)),
    putOnRecord: (sysId) => inTurn(() => putOnRecord(sysId)),
    look,
    forget: (sysIds) => inTurn(() => forget(sysIds)),
    lost,
    forgetLost: () =>
      inTurn(async () => {
        await parts.flush();
        await forget((await lost()).map(({ interaction }) => interaction));
      }),
    settled: () =>
      last.then(
        () => {},
        (error: unknown) => log.warn('a draft was not kept', { why: String(error) }),
      ),
  };
}

/** Of two from the same moment the later in the list. */
const newestOf = (drafts: readonly (WrapUpDraft | null)[]): WrapUpDraft | null =>
  drafts.reduce((newest, one) => (one && one.savedAt >= (newest?.savedAt ?? 0) ? one : newest), null);

const textsOf = ({ short_description, work_notes, related_records }: WrapUpDraft) => ({
  ...{ short_description, work_notes, related_records },
});
