/** Who on the instance has a number. Numbers there are as people typed them, so both sides are brought to E.164. Pure. */

import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { ListedEntry } from '../directory/search.ts';
import type { FeatureName } from './features.ts';
import { type InstanceRequest, listRequest, queryValue } from './request.ts';

interface PeopleTable {
  feature: FeatureName;
  table: string;
  /** Columns with numbers, in the order they are offered (VO-17), and what each is called. */
  phones: readonly [column: string, label: string][];
  detail: string;
}

/** Customers first: they are who calls. A contact is a user too and is found once, as a contact. */
export const peopleTables: readonly PeopleTable[] = [
  {
    ...{ feature: 'people', table: 'customer_contact', detail: 'account.name' },
    phones: [
      ['phone', 'Business'],
      ['mobile_phone', 'Mobile'],
      ['home_phone', 'Home'],
    ],
  },
  {
    ...{ feature: 'consumers', table: 'csm_consumer', detail: '' },
    phones: [
      ['business_phone', 'Business'],
      ['mobile_phone', 'Mobile'],
      ['home_phone', 'Home'],
    ],
  },
  {
    ...{ feature: 'people', table: 'sys_user', detail: 'title' },
    phones: [
      ['phone', 'Business'],
      ['mobile_phone', 'Mobile'],
      ['home_phone', 'Home'],
    ],
  },
];

/** More than these share an ending, not a number. */
const most = 200;

/**
 * The question for everybody whose number may be this one, E.164: written as such, or ending in its last four digits in one
 * of the ways people group them. Only operators that are documented.
 */
export function askWho(table: PeopleTable, e164: string): InstanceRequest {
  const last = e164.slice(-4);
  const [a, b, c, d] = last;
  const endings = [' ', '-', '.'].flatMap((gap) => [`${a}${gap}${b}${c}${d}`, `${a}${b}${gap}${c}${d}`]);
  const conditions = table.phones.flatMap(([column]) =>
    [last, ...endings].map((ending) => `${column}ENDSWITH${ending}`),
  );
  return listRequest(table.table, conditions.join('^OR'), columnsOf(table), most);
}

export const pageSize = 25;
/** Whoever is not among so many is found by typing more. */
export const mostPages = 8;
const mostWords = 5;

/** The columns that a person is read from. */
const columnsOf = ({ phones, detail }: PeopleTable): string[] => [
  ...['sys_id', 'sys_class_name', 'name'],
  ...phones.map(([column]) => column),
  ...(detail ? [detail] : []),
];

/** A page of those whose name, or what they are, holds each word of `text`. */
export function askPeople(table: PeopleTable, text: string, page: number): InstanceRequest {
  const words = queryValue(text).trim().split(/\s+/).slice(0, mostWords);
  // The instance tells capital letters from small ones: names begin with one.
  const ways = (word: string) => [...new Set([word, word.charAt(0).toUpperCase() + word.slice(1)])];
  const columns = ['name', ...(table.detail ? [table.detail] : [])];
  const conditions = words.map((word) =>
    columns.flatMap((column) => ways(word).map((way) => `${column}LIKE${way}`)).join('^OR'),
  );
  // A contact stands in the list of users as well.
  const own = table.table === 'sys_user' ? ['active=true', 'sys_class_name=sys_user'] : [];
  const query = [...conditions, ...own, 'ORDERBYname'].join('^');
  return listRequest(table.table, query, columnsOf(table), pageSize, page * pageSize);
}

/** Somebody on the instance, and the table where they stand. */
export interface FoundPerson {
  table: string;
  entry: ListedEntry;
}

/** Those of the answer who really have the number, with all of their numbers. Those without a country are `region`'s. */
export function whoHas(
  table: PeopleTable,
  rows: readonly Record<string, string>[],
  e164: string,
  region: string,
): FoundPerson[] {
  return rows.flatMap((row): FoundPerson[] => {
    const entry = listedPerson(table, row, region);
    return entry?.numbers.some((number) => number.e164 === e164) ? [{ table: table.table, entry }] : [];
  });
}

/** A row as somebody to reach, with their numbers in the order of the columns; null for a row of another table's. */
export function listedPerson(
  { table, phones, detail }: PeopleTable,
  row: Record<string, string>,
  region: string,
): ListedEntry | null {
  // A contact stands in the list of users as well.
  if (row.sys_class_name && row.sys_class_name !== table) return null;
  const numbers = phones.flatMap(([column, label]) => {
    const read = row[column] ? e164Of(row[column], region) : null;
    return read ? [{ label, e164: read }] : [];
  });
  return {
    ...{ id: row.sys_id ?? '', tab: 'customers', name: row.name ?? '', numbers },
    ...{ detail: row[detail] || null, presence: null },
  };
}

/**
 * A number as typed there, in E.164; null for none. Read, not judged: what would not be dialled may still be whose call
 * it is.
 */
export function e164Of(text: string, region: string): string | null {
  const country = isSupportedCountry(region) ? region : undefined;
  return parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })?.number ?? null;
}
