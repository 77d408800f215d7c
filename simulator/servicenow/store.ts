/** The records of one instance. All values are texts, as the product's API has them; references are sys_ids. */

import { keepsGivenSysId, uniqueViolation } from '../../lib/servicenow/raw-values.ts';
import { Refusal, refusals } from './refusal.ts';
import { classesOf, columnsOf, tables } from './tables.ts';
import { toTime } from './times.ts';

export type Row = Record<string, string>;

/** What survives a restart. Handed to the next instance, that one goes on where this one stopped. */
export interface Kept {
  /** Rows by class and sys_id. */
  rows: Record<string, Record<string, Row>>;
  /** The last number given, by prefix. */
  numbers: Record<string, number>;
  /** Contents of attachments, base64, by sys_id. */
  files: Record<string, string>;
  /** Tokens that were issued, by their text. */
  tokens: Record<string, IssuedToken>;
}

export interface IssuedToken {
  kind: 'session' | 'access' | 'refresh';
  /** sys_id of the user. */
  user: string;
  clientId: string;
  expiresAt: number;
}

export interface Author {
  user_name: string;
  now: number;
}

export const emptyKept = (): Kept => ({ rows: {}, numbers: {}, files: {}, tokens: {} });

export const newSysId = (): string => crypto.randomUUID().replaceAll('-', '');

export interface Store {
  readonly kept: Kept;
  /** The records of a table and of those that extend it. Throws 400 for an unknown table. */
  rows(table: string): Row[];
  find(table: string, sysId: string): Row | undefined;
  /** Keeps the columns the table has and leaves the rest out, as the product does. Throws when its key is taken. */
  insert(table: string, values: Row, author: Author): Row;
  update(table: string, sysId: string, values: Row, author: Author): Row;
  remove(table: string, sysId: string): void;
}

const isSysId = (value: string | undefined): value is string => /^[0-9a-f]{32}$/.test(value ?? '');

export function createStore(kept: Kept): Store {
  const bucket = (table: string): Record<string, Row> => {
    kept.rows[table] ??= {};
    return kept.rows[table];
  };
  const known = (table: string, values: Row): Row => {
    const columns = columnsOf(table);
    if (!columns) throw refusals.noTable(table);
    return Object.fromEntries(
      Object.entries(values).filter(([name]) => name in columns && !name.startsWith('sys_')),
    );
  };
  const find = (table: string, sysId: string): Row | undefined => {
    if (!columnsOf(table)) throw refusals.noTable(table);
    return classesOf(table)
      .map((name) => kept.rows[name]?.[sysId])
      .find((row) => row !== undefined);
  };

  return {
    kept,
    find,
    rows(table) {
      if (!columnsOf(table)) throw refusals.noTable(table);
      return classesOf(table).flatMap((name) => Object.values(kept.rows[name] ?? {}));
    },
    insert(table, values, { user_name, now }) {
      const own = known(table, values);
      const sys_id = keepsGivenSysId && isSysId(values.sys_id) ? values.sys_id : newSysId();
      // The text a client can tell a second insert by: it is the database that knows keys.
      if (find(table, sys_id)) throw new Refusal(403, 'Operation Failed', uniqueViolation);
      const prefix = tables[table]?.prefix;
      if (prefix && !own.number) {
        kept.numbers[prefix] = (kept.numbers[prefix] ?? 0) + 1;
        own.number = `${prefix}${String(kept.numbers[prefix]).padStart(7, '0')}`;
      }
      const at = toTime(now);
      const row: Row = {
        ...own,
        sys_id,
        sys_class_name: table,
        sys_created_on: at,
        sys_created_by: user_name,
        sys_updated_on: at,
        sys_updated_by: user_name,
        sys_mod_count: '0',
      };
      bucket(table)[sys_id] = row;
      return row;
    },
    update(table, sysId, values, { user_name, now }) {
      const row = find(table, sysId);
      if (!row) throw refusals.noRecord();
      const changed = Object.entries(known(row.sys_class_name ?? table, values)).filter(
        ([name, value]) => (row[name] ?? '') !== value,
      );
      // A write that changes nothing is no update: the product leaves the counters alone.
      if (changed.length === 0) return row;
      Object.assign(row, Object.fromEntries(changed), {
        sys_updated_on: toTime(now),
        sys_updated_by: user_name,
        sys_mod_count: String(Number(row.sys_mod_count) + 1),
      });
      return row;
    },
    remove(table, sysId) {
      const row = find(table, sysId);
      if (!row) throw refusals.noRecord();
      delete bucket(row.sys_class_name ?? table)[sysId];
    },
  };
}
