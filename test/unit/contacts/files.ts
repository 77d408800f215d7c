/** Reading made-up files as the contacts page does. */

import { checkDraft } from '../../../lib/contacts/check-draft.ts';
import { type Column, columnsOf } from '../../../lib/contacts/columns.ts';
import { draftsOf, readTable } from '../../../lib/contacts/csv.ts';
import type { Draft, Fault } from '../../../lib/contacts/draft.ts';
import { decodeText } from '../../../lib/decode-text.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';

export const atOnce = async () => {};

/** A CSV file's columns and drafts. */
export async function read(file: string | Uint8Array): Promise<{
  columns: Column[];
  drafts: Draft[];
  faults: Fault[];
}> {
  const table = await readTable(typeof file === 'string' ? file : decodeText(file), atOnce);
  const { columns, hasHeading } = columnsOf(table.rows.slice(0, 50));
  return { columns, ...(await draftsOf(table, columns, hasHeading, atOnce)) };
}

/** A draft as checked with numbers of Britain, or another home. */
export const check = (draft: Partial<Draft>, home = 'GB') =>
  checkDraft(
    { row: 2, name: 'Amara Osei', company: '', notes: '', numbers: [], ...draft },
    home,
    checkNumber,
  );
