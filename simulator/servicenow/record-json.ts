/** A record as the Table API answers it: fields, display values, reference links. */

import { seesColumn } from './access.ts';
import type { Caller, ServiceNowHost } from './host.ts';
import type { Row } from './store.ts';
import { type Column, columnsOf, tables } from './tables.ts';
import { shownTime } from './times.ts';

export type DisplayMode = 'false' | 'true' | 'all';

export interface Shape {
  /** Columns asked for, dot-walked ones too; null for all. */
  fields: string[] | null;
  display: DisplayMode;
  leavesOutLinks: boolean;
}

/** The shape that a request's parameters ask for. */
export function shapeOf(query: (name: string) => string | undefined): Shape {
  const display = query('sysparm_display_value');
  return {
    fields:
      query('sysparm_fields')
        ?.split(',')
        .map((it) => it.trim())
        .filter(Boolean) ?? null,
    display: display === 'true' || display === 'all' ? display : 'false',
    leavesOutLinks: query('sysparm_exclude_reference_link') === 'true',
  };
}

/** Where a column, or a dot-walked one, leads: the row it stands in, its name and kind. Undefined where it leads nowhere. */
export function walk(
  { store }: ServiceNowHost,
  table: string,
  row: Row | undefined,
  path: string,
): { value: string; column: Column } | undefined {
  const [name = '', ...rest] = path.split('.');
  const column = columnsOf(table)?.[name];
  if (!column) return undefined;
  const value = row?.[name] ?? '';
  if (rest.length === 0) return { value, column };
  if (!column.to) return undefined;
  return walk({ store } as ServiceNowHost, column.to, store.find(column.to, value), rest.join('.'));
}

/** The record in this shape. Columns that are unknown are left out. */
export function recordJson(
  host: ServiceNowHost,
  caller: Caller,
  row: Row,
  shape: Shape,
): Record<string, unknown> {
  const table = row.sys_class_name ?? '';
  const names = shape.fields ?? Object.keys(columnsOf(table) ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = seesColumn(host, caller, table, name) ? walk(host, table, row, name) : undefined;
      return found ? [[name, fieldJson(host, caller, found, shape)]] : [];
    }),
  );
}

function fieldJson(
  host: ServiceNowHost,
  { user }: Caller,
  { value, column }: { value: string; column: Column },
  { display, leavesOutLinks }: Shape,
): unknown {
  const shown = () => displayOf(host, value, column, user.time_zone || 'UTC');
  const isReference = column.type === 'reference' && value !== '';
  if (display === 'all')
    return {
      display_value: shown(),
      value,
      ...(isReference && !leavesOutLinks ? link(host, column, value) : {}),
    };
  if (!isReference) return display === 'true' ? shown() : value;
  if (leavesOutLinks) return display === 'true' ? shown() : value;
  return display === 'true'
    ? { display_value: shown(), ...link(host, column, value) }
    : { ...link(host, column, value), value };
}

const link = ({ origin }: ServiceNowHost, { to }: Column, sysId: string) => ({
  link: `${origin}/api/now/table/${to}/${sysId}`,
});

function displayOf({ store }: ServiceNowHost, value: string, column: Column, zone: string): string {
  if (column.type === 'date-time') return shownTime(value, zone);
  if (column.choices) return column.choices[value] ?? value;
  if (column.type !== 'reference' || value === '') return value;
  const to = column.to ?? '';
  return store.find(to, value)?.[tables[to]?.display ?? 'sys_id'] ?? '';
}
