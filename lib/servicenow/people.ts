/** Who on the instance has a number. Numbers there are as people typed them, so both sides are brought to E.164. Pure. */

import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { ListedEntry } from '../directory/search.ts';
import type { FeatureName } from './features.ts';
import { type InstanceRequest, listRequest } from './request.ts';

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
export function askWho({ table, phones, detail }: PeopleTable, e164: string): InstanceRequest {
  const last = e164.slice(-4);
  const [a, b, c, d] = last;
  const endings = [' ', '-', '.'].flatMap((gap) => [`${a}${gap}${b}${c}${d}`, `${a}${b}${gap}${c}${d}`]);
  const conditions = phones.flatMap(([column]) =>
    [last, ...endings].map((ending) => `${column}ENDSWITH${ending}`),
  );
  const fields = [
    'sys_id',
    'sys_class_name',
    'name',
    ...phones.map(([column]) => column),
    ...(detail ? [detail] : []),
  ];
  return listRequest(table, conditions.join('^OR'), fields, most);
}

/** Somebody on the instance, and the table where they stand. */
export interface FoundPerson {
  table: string;
  entry: ListedEntry;
}

/** Those of the answer who really have the number, with all of their numbers. Those without a country are `region`'s. */
export function whoHas(
  { table, phones, detail }: PeopleTable,
  rows: readonly Record<string, string>[],
  e164: string,
  region: string,
): FoundPerson[] {
  return rows.flatMap((row): FoundPerson[] => {
    // A contact stands in the list of users as well.
    if (row.sys_class_name && row.sys_class_name !== table) return [];
    const numbers = phones.flatMap(([column, label]) => {
      const read = row[column] ? e164Of(row[column], region) : null;
      return read ? [{ label, e164: read }] : [];
    });
    if (!numbers.some((number) => number.e164 === e164)) return [];
    return [
      {
        table,
        entry: {
          ...{ id: row.sys_id ?? '', tab: 'customers', name: row.name ?? '', numbers },
          ...{ detail: row[detail] || null, presence: null },
        },
      },
    ];
  });
}

/**
 * A number as typed there, in E.164; null for none. Read, not judged: what would not be dialled may still be whose call
 * it is.
 */
function e164Of(text: string, region: string): string | null {
  const country = isSupportedCountry(region) ? region : undefined;
  return parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })?.number ?? null;
}
