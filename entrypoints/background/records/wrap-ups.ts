/** Writing up a call: drafts are kept as they are written, and a submitted one goes into the record. */

import { followUp as followUpRecord } from '../../../lib/callbacks/follow-up.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Happening } from '../../../lib/interactions/events.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import type { Reference } from '../../../lib/interactions/reference.ts';
import { emptyDraft, type WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import { log } from '../../../lib/log.ts';
import type { OpenWrapUp } from '../../../lib/queries.ts';
import type { CallbackStore } from '../callbacks/store.ts';
import type { InteractionStore } from './interaction-store.ts';
import type { WrapUpStore } from './wrap-up-store.ts';

export interface WrapUps {
  open(): Promise<OpenWrapUp[]>;
  /** Keeps what was written; once the wrap-up was submitted it changes the record instead. */
  save(draft: WrapUpDraft): Promise<void>;
  /** Closes the wrap-up with what was kept of it, and answers the contact id. Throws `on-a-call` during the call. */
  submit(sysId: string, how?: SubmitHow): Promise<string>;
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
  callbacks: Pick<CallbackStore, 'add'>;
  /** Hears that records changed. */
  onRecorded(): void;
  /** Hears that a draft was kept. */
  onDraft(): void;
  now?: () => number;
}

export function createWrapUps(parts: WrapUpParts): WrapUps {
  const { interactions, store, callbacks, onRecorded, onDraft, now = Date.now } = parts;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time, in the order they came: a draft that was sent first is kept first. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.catch(() => {}).then(work);
    last = done;
    return done;
  }

  async function record(sysId: string): Promise<Interaction> {
    const [found] = await interactions.get([sysId]);
    if (!found) throw new VoiceError('no-such-record');
    return found;
  }

  async function append(sysId: string, happenings: readonly Happening[], at = now()): Promise<void> {
    await interactions.append(sysId, at, happenings);
    onRecorded();
  }

  async function save(draft: WrapUpDraft): Promise<void> {
    const { wrap_up_segment, endedAt } = await record(draft.interaction);
    const { short_description, work_notes, related_records, wrap_up_code } = draft;
    const isDone = endedAt !== null && (!wrap_up_segment || wrap_up_segment.confirmed_on !== null);
    if (isDone)
      return append(draft.interaction, [
        { type: 'edited', short_description, work_notes, related_records, wrap_up_code },
      ]);
    await store.saveDraft({ ...draft, savedAt: now() });
    onDraft();
  }

  async function submit(sys_id: string, { ends = [], bySystem }: SubmitHow): Promise<string> {
    const of = await record(sys_id);
    if (of.endedAt === null && ends.length === 0) throw new VoiceError('on-a-call');
    const draft = (await store.draft(sys_id)) ?? emptyDraft(sys_id);
    const { short_description, work_notes, related_records, wrap_up_code, followUp } = draft;
    const code = wrap_up_code ?? bySystem?.code ?? null;
    const written = { short_description, work_notes, related_records, wrap_up_code: code };
    const isBySystem = bySystem !== undefined;
    const happenings: Happening[] = [...ends, { type: 'wrappedUp', ...written, isBySystem }];
    if (followUp) {
      const { phone_number, dueAt: at, reason: description } = followUp;
      const { name, queue, phone_log } = of;
      // Its id follows from the interaction, so that a second submit makes no second one.
      const promised = { sys_id, phone_number, at, description, name, queue, reason_type: '' };
      await callbacks.add(
        followUpRecord({ ...promised, agent: phone_log.agent, interaction: sys_id }, now()),
      );
      happenings.push({ type: 'callbackAsked', callback: sys_id, dueAt: at });
    }
    await append(sys_id, happenings, bySystem?.at);
    await store.deleteDraft(sys_id);
    return of.phone_log.call_id;
  }

  return {
    async open() {
      const unclosed = await interactions.unclosed();
      const drafts = new Map((await store.drafts()).map((draft) => [draft.interaction, draft]));
      return unclosed
        .filter(({ state }) => state === 'wrap_up')
        .map((one) => ({ record: one, draft: drafts.get(one.sys_id) ?? null }));
    },
    save: (draft) => inTurn(() => save(draft)),
    submit: (sysId, how = {}) => inTurn(() => submit(sysId, how)),
    settled: () =>
      last.then(
        () => {},
        (error: unknown) => log.warn('a draft was not kept', { why: String(error) }),
      ),
  };
}
