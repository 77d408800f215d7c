/** The callback context card: everything the request tells, and the reason to be set right by whoever may (CF-30, CF-32). */

import type { Callback } from '../../lib/callbacks/callback.ts';
import {
  type CallbackPage,
  callbackStateLabels,
  type EditableField,
} from '../../lib/callbacks/callback-record.ts';
import { type CallbackRules, isCallbackWriter } from '../../lib/callbacks/rules.ts';
import { clockOfCustomer } from '../../lib/numbers/number-clock.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Icon } from '../Icon.tsx';
import { contextTable, factsInHand, factsOnRecord } from '../panels/callbacks/callback-table.ts';
import { customerName, typeWord } from '../panels/callbacks/callback-words.ts';
import { RecordCard } from '../RecordCard.tsx';

interface ContextCardProps {
  /** On record; null before. */
  page: CallbackPage | null;
  /** The same in hand; null when it is not. What is in hand is newer. */
  callback: Callback | null;
  rules: CallbackRules;
  now: number;
  onEdit(recordId: string, field: EditableField, text: string): void;
}

export function ContextCard({ page, callback, rules, now, onEdit }: ContextCardProps) {
  const number = callback?.chosen ?? page?.record.phone_number ?? '';
  const timeZone = callback?.details.customer_timezone ?? page?.context?.customer_timezone ?? '';
  const clock = clockOfCustomer(timeZone, number, now, navigator.language);
  const words =
    clock && [clock.clock, clock.hours, clock.isQuiet && 'quiet hours'].filter(Boolean).join(', ');
  const localTime = clock && words ? { text: words, isQuiet: clock.isQuiet } : null;
  const facts = callback
    ? factsInHand(callback, localTime, now)
    : page && factsOnRecord(page, localTime, now);
  if (!facts) return null;
  const asked = page?.record.phone_number ?? callback?.numbers[0]?.e164 ?? '';
  const about = {
    phone_number: asked && numberText(asked),
    short_description: page?.record.short_description,
  };
  const recordId = page?.record.sys_id ?? callback?.record ?? null;
  const canEdit = isCallbackWriter(rules.roles) && recordId !== null;
  const title = callback ? customerName(callback) : (page?.record.name ?? number);
  const kind = callback ?? {
    type: page?.record.callback_type ?? 'asap',
    carrier: page?.record.carrier ?? 'task',
  };
  return (
    <section class="callback-context" aria-label="Callback context">
      <div class="who">
        <span class="disc accent">
          <Icon name="history" size="l" />
        </span>
        <div class="grow">
          <h2 class="name cut" title={title}>
            <bdi>{title || 'Number withheld'}</bdi>
          </h2>
          <p class="beneath">{[typeWord(kind), facts.queue].filter(Boolean).join(' · ')}</p>
        </div>
        {page && (
          <span class="quiet num context-number">
            {page.record.number}
            <span>{callbackStateLabels[page.record.state]}</span>
          </span>
        )}
      </div>
      <RecordCard
        table={contextTable(rules.callbackReasons)}
        record={{ ...facts, ...about }}
        now={now}
        onEdit={
          canEdit && recordId !== null
            ? (path, value) => onEdit(recordId, path as EditableField, value)
            : undefined
        }
      />
      {!canEdit && recordId !== null && <p class="quiet">Only the role callback_writer may change it.</p>}
    </section>
  );
}
