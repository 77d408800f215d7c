/** Writing up a call: drafts are kept as they are written, and a submitted one goes into the record. */

import { VoiceError } from '../../lib/errors.ts';
import type { Happening } from '../../lib/interactions/events.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import type { CallbackRequest, WrapUpDraft } from '../../lib/interactions/wrap-up.ts';
import type { OpenWrapUp } from '../../lib/queries.ts';
import type { InteractionStore } from './interaction-store.ts';
import type { WrapUpStore } from './wrap-up-store.ts';

export interface WrapUps {
  open(): Promise<OpenWrapUp[]>;
  save(draft: WrapUpDraft): Promise<void>;
  submit(draft: WrapUpDraft): Promise<void>;
}

export interface WrapUpParts {
  interactions: InteractionStore;
  store: WrapUpStore;
  /** Hears which records changed. */
  onRecorded(records: readonly Interaction[]): void;
  now?: () => number;
}

export function createWrapUps({ interactions, store, onRecorded, now = Date.now }: WrapUpParts): WrapUps {
  async function record(sysId: string): Promise<Interaction> {
    const [found] = await interactions.get([sysId]);
    if (!found) throw new VoiceError('no-such-record');
    return found;
  }

  async function append(sysId: string, happenings: readonly Happening[]): Promise<void> {
    onRecorded([await interactions.append(sysId, now(), happenings)]);
  }

  return {
    async open() {
      const unclosed = await interactions.unclosed();
      const drafts = new Map((await store.drafts()).map((draft) => [draft.interaction, draft]));
      return unclosed
        .filter(({ state }) => state === 'wrap_up')
        .map((one) => ({ record: one, draft: drafts.get(one.sys_id) ?? null }));
    },
    async save(draft) {
      const { wrap_up_segment } = await record(draft.interaction);
      if (!wrap_up_segment?.confirmed_on) return store.saveDraft({ ...draft, savedAt: now() });
      const { short_description, work_notes, related_records, wrap_up_code } = draft;
      await append(draft.interaction, [
        { type: 'edited', short_description, work_notes, related_records, wrap_up_code },
      ]);
    },
    async submit(draft) {
      const of = await record(draft.interaction);
      if (of.endedAt === null) {
        await store.saveDraft({ ...draft, savedAt: now() });
        throw new VoiceError('wrap-up-not-now');
      }
      const { short_description, work_notes, related_records, wrap_up_code, followUp } = draft;
      const written = { short_description, work_notes, related_records, wrap_up_code };
      const happenings: Happening[] = of.wrap_up_segment?.confirmed_on
        ? [{ type: 'edited', ...written }]
        : [{ type: 'wrappedUp', ...written, isBySystem: false }];
      if (followUp) {
        const request = callbackRequest(of, followUp, now());
        await store.saveCallback(request);
        happenings.push({ type: 'callbackAsked', callback: request.sys_id, dueAt: followUp.dueAt });
      }
      await append(draft.interaction, happenings);
      await store.deleteDraft(draft.interaction);
    },
  };
}

/** The promise as a record. Its id follows from the interaction, so that a second submit makes no second one. */
function callbackRequest(
  { sys_id, number, name, queue, phone_log }: Interaction,
  { phone_number, dueAt, reason }: NonNullable<WrapUpDraft['followUp']>,
  opened_at: number,
): CallbackRequest {
  return {
    sys_id,
    number: number.replace('IMS', 'CAL'),
    interaction: sys_id,
    ...{ state: 'open', callback_type: 'scheduled' },
    ...{ phone_number, name, queue, description: reason },
    scheduled_start_time: dueAt,
    opened_by: phone_log.agent,
    opened_at,
  };
}
