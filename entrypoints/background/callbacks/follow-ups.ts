/** The agent's own follow-ups: put down, moved, cancelled; and edits of any callback's record. */

import {
  type CallbackRecord,
  type EditableField,
  editableFields,
  isCallbackOpen,
} from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { isCallbackWriter } from '../../../lib/callbacks/rules.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { referenceOf } from '../../../lib/interactions/moves.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackStore } from './store.ts';

export interface FollowUps {
  schedule(number: string, at: number, reason: string, description: string, name?: string): Promise<void>;
  reschedule(recordId: string, at: number): Promise<void>;
  cancel(recordId: string): Promise<void>;
  /** Answers what was kept: a number that was typed in groups is kept in E.164. */
  edit(recordId: string, field: EditableField, text: string): Promise<string>;
}

export interface FollowUpParts {
  store: SessionStore;
  callbacks: CallbackStore;
  checkNumber(text: string, region: string): CheckedNumber;
  /** Where numbers are from that are typed without a country. */
  region(): Promise<string>;
  /** Hears that records of callbacks changed. */
  onChanged(): void;
  newId?: () => string;
  now?: () => number;
}

/** Most characters of each text; what is longer is refused, and nothing of it lost. */
const longest: Record<EditableField, number> = {
  ...{ reason_type: 100, short_description: 160, description: 500, name: 100, phone_number: 16 },
};
/** A time that was chosen on a screen a moment ago. */
const slackMs = 60_000;

const withNumber = (numbers: CallbackRecord['numbers'], e164: string): CallbackRecord['numbers'] => [
  numbers.find((number) => number.e164 === e164) ?? { e164, label: '' },
  ...numbers.filter((number) => number.e164 !== e164),
];

export function createFollowUps(parts: FollowUpParts): FollowUps {
  const { store, callbacks, onChanged, now = Date.now } = parts;
  const newId = parts.newId ?? (() => crypto.randomUUID().replaceAll('-', ''));

  function numberOf(text: string, region = ''): string {
    const checked = parts.checkNumber(text, region);
    if (checked.kind === 'emergency') throw new VoiceError('emergency-number');
    if (checked.kind === 'refused') throw new VoiceError('not-a-number');
    return checked.e164;
  }

  function timeOf(at: number): number {
    if (!Number.isFinite(at) || at < now() - slackMs) throw new VoiceError('bad-time');
    return at;
  }

  function textOf(field: EditableField, text: string): string {
    if (text.length > longest[field]) throw new VoiceError('refused', `${field} is too long`);
    return text;
  }

  /** Changes what is the agent's own and still open. */
  async function changeOwn(recordId: string, changed: Partial<CallbackRecord>): Promise<void> {
    const login = store.now().agent?.login;
    await callbacks.change(recordId, (record) => {
      if (record.carrier !== 'own' || record.assigned_to?.value !== login)
        throw new VoiceError('not-now', 'not a follow-up of your own');
      if (!isCallbackOpen(record)) throw new VoiceError('not-now', 'it is closed');
      return { ...record, ...changed, sys_updated_on: now() };
    });
    onChanged();
  }

  return {
    async schedule(number, at, reason_type, description, name) {
      const { agent } = store.now();
      if (!agent) throw new VoiceError('signed-out');
      const promised = {
        ...{ sys_id: newId(), phone_number: numberOf(number), at: timeOf(at), queue: null, interaction: '' },
        reason_type: textOf('reason_type', reason_type),
        description: textOf('description', description),
        name: name ? textOf('name', name) : null,
        agent: referenceOf(agent),
      };
      await callbacks.add(followUp(promised, now()));
      onChanged();
    },
    reschedule: (recordId, at) => changeOwn(recordId, { scheduled_start_time: timeOf(at), state: 1 }),
    cancel: (recordId) => changeOwn(recordId, { state: 7, reason: 'Cancelled', closed_at: now() }),
    async edit(recordId, field, text) {
      if (!isCallbackWriter(store.now().callbackRules.roles)) throw new VoiceError('not-a-writer');
      if (!editableFields.includes(field)) throw new VoiceError('not-trusted', field);
      const value = field === 'phone_number' ? numberOf(text, await parts.region()) : textOf(field, text);
      await callbacks.change(recordId, (record) => ({
        ...record,
        [field]: field === 'name' ? value || null : value,
        // Whoever is called by it later can choose it.
        numbers: field === 'phone_number' ? withNumber(record.numbers, value) : record.numbers,
        sys_updated_on: now(),
      }));
      onChanged();
      return value;
    },
  };
}
