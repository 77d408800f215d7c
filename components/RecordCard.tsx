/**
 * A record of any table as a card of facts: what is shown, from where and how is told by a table's configuration (CF-36).
 * What is empty is left out, as everywhere.
 */

import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import { dayAndTime } from './panels/callbacks/callback-words.ts';
import { duration } from './words.ts';

/**
 * `quote` what somebody said, `moment` epoch ms, `span` ms, `number` a phone number as text, `choice` a raw value with a
 * label, `pairs` names with values, `lines` one below the other, `clock` a time that may be a bad one to call, `link` a web
 * address that opens beside the page.
 */
export type FieldKind =
  | 'text'
  | 'quote'
  | 'moment'
  | 'span'
  | 'number'
  | 'choice'
  | 'pairs'
  | 'lines'
  | 'clock'
  | 'link';

export interface FieldChoice {
  value: string;
  label: string;
  /** Choices of one group stand together under this heading. */
  group?: string;
}

export interface RecordField {
  label: string;
  /** Where it stands in the record: names joined by dots. */
  path: string;
  kind: FieldKind;
  /** Of a `choice`: all there are. */
  choices?: readonly FieldChoice[];
  /** What is shown when there is nothing; left out without. */
  empty?: string;
  isEditable?: boolean;
}

export interface RecordTable {
  /** As ServiceNow names it. */
  name: string;
  fields: readonly RecordField[];
}

interface RecordCardProps {
  table: RecordTable;
  record: object;
  /** Epoch ms, for moments near it. */
  now: number;
  /** Given when the agent may edit: hears the path of a field and its new raw value. */
  onEdit?: ((path: string, value: string) => void) | undefined;
}

/** What stands at a path of a record; undefined when nothing does. */
export function valueAt(record: object, path: string): unknown {
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

export function RecordCard({ table, record, now, onEdit }: RecordCardProps) {
  return (
    <dl class="facts record-card" data-table={table.name}>
      {table.fields.flatMap((field) => rowsOf(field, valueAt(record, field.path), now, onEdit))}
    </dl>
  );
}

function rowsOf(field: RecordField, value: unknown, now: number, onEdit: RecordCardProps['onEdit']) {
  if (field.kind === 'pairs') {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value)
      .filter(([, text]) => text !== '' && text !== null)
      .map(([name, text]) => <Row key={`${field.path}.${name}`} label={name} value={String(text)} />);
  }
  if (field.isEditable && onEdit && field.choices)
    return [
      <Row
        key={field.path}
        label={field.label}
        value={<Choice field={field} value={String(value ?? '')} onEdit={onEdit} />}
      />,
    ];
  const isNothing = value === null || value === undefined || value === '';
  const shown = isNothing ? field.empty : shownOf(field, value, now);
  return shown === undefined ? [] : [<Row key={field.path} label={field.label} value={shown} />];
}

function Row({ label, value }: { label: string; value: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function shownOf({ kind, choices }: RecordField, value: unknown, now: number): ComponentChildren {
  switch (kind) {
    case 'text':
      return String(value);
    case 'quote':
      return `“${String(value)}”`;
    case 'moment':
      return <span class="num">{dayAndTime(Number(value), now)}</span>;
    case 'span':
      return <span class="num">{duration(Number(value))}</span>;
    case 'number':
      return <bdi class="num number">{String(value)}</bdi>;
    case 'choice':
      return choices?.find((choice) => choice.value === value)?.label ?? String(value);
    case 'lines': {
      const lines = (value as readonly unknown[]).map(String);
      if (lines.length === 0) return undefined;
      return lines.map((line, at) => (
        <span class="fact-line num" key={`${at} ${line}`}>
          {line}
        </span>
      ));
    }
    case 'clock': {
      const { text, isQuiet } = value as { text: string; isQuiet: boolean };
      return <span class={isQuiet ? 'num hold' : 'num'}>{text}</span>;
    }
    case 'link': {
      const url = URL.parse(String(value));
      return url && /^https?:$/.test(url.protocol) ? (
        <a href={url.href} target="_blank" rel="noreferrer">
          Open at {url.hostname}
        </a>
      ) : undefined;
    }
    case 'pairs':
      return undefined;
  }
}

interface ChoiceProps {
  field: RecordField;
  value: string;
  onEdit(path: string, value: string): void;
}

function Choice({ field: { label, path, choices = [] }, value, onEdit }: ChoiceProps) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  const option = (choice: FieldChoice) => (
    <option key={choice.value} value={choice.value} selected={choice.value === value}>
      {choice.label}
    </option>
  );
  return (
    <span class="select">
      <select
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => onEdit(path, currentTarget.value)}
      >
        {option({ value: '', label: 'None' })}
        {!isKnown && option({ value, label: value })}
        {groups.map((group) => {
          const inGroup = choices.filter((choice) => choice.group === group).map(option);
          return group === undefined ? (
            inGroup
          ) : (
            <optgroup key={group} label={group}>
              {inGroup}
            </optgroup>
          );
        })}
      </select>
      <Icon name="chevron-down" size="s" />
    </span>
  );
}
