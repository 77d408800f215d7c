/**
 * A record of any table as a card of facts: what is shown, from where and how is told by a table's configuration (CF-36).
 * What is empty is left out, as everywhere; a value that is none of its kind is shown as the text it is, and where nothing can be
 * shown at all it says why.
 */

import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import { dayAndTime } from './panels/callbacks/callback-words.ts';
import { RecordText } from './panels/RecordText.tsx';
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
  /** Of a `choice`, a `text`, a `quote` or a `number`. */
  isEditable?: boolean;
  /** Most characters of one that is written. */
  longest?: number;
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
  const { name, fields } = table;
  const rows = fields.flatMap((field) => rowsOf(field, valueAt(record, field.path), now, onEdit));
  if (rows.length === 0) return <p class="quiet">{nothingOf(table, record)}</p>;
  return (
    <dl class="facts record-card" data-table={name}>
      {rows}
    </dl>
  );
}

/** Why nothing of the record can be shown, for whoever configures the card. */
function nothingOf({ name, fields }: RecordTable, record: object): string {
  if (fields.length === 0) return `No field is chosen for ${name}: name those that the card is to show.`;
  const isUnknown = fields.every(({ path }) => valueAt(record, path) === undefined);
  return isUnknown
    ? `This record has none of the fields that are chosen for ${name}: ${fields.map(({ path }) => path).join(', ')}. Check the table and the names.`
    : 'Nothing is known yet.';
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
  if (field.isEditable && onEdit && ['text', 'quote', 'number'].includes(field.kind))
    return [
      <Row
        key={field.path}
        label={field.label}
        value={
          <RecordText
            label={field.label}
            value={isNothing ? '' : String(value)}
            longest={field.longest}
            onEdit={(text) => onEdit(field.path, text)}
          >
            {shown ?? '–'}
          </RecordText>
        }
      />,
    ];
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

function shownOf(field: RecordField, value: unknown, now: number): ComponentChildren {
  const { choices } = field;
  switch (isOfKind(field, value) ? field.kind : 'text') {
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

function isOfKind({ kind }: RecordField, value: unknown): boolean {
  switch (kind) {
    case 'text':
    case 'quote':
    case 'number':
    case 'choice':
    case 'link':
    case 'pairs':
      return true;
    case 'moment':
    case 'span':
      return Number.isFinite(value);
    case 'lines':
      return Array.isArray(value);
    case 'clock':
      return typeof valueAt(value as object, 'text') === 'string';
    // A kind that nobody knows.
    default:
      return false;
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
