/** A contact as a file tells it: read, but not yet checked. Types only. */

export interface Draft {
  /** Row of the table as a spreadsheet counts (the heading is row 1), or the card's place in the file. */
  row: number;
  name: string;
  company: string;
  notes: string;
  numbers: DraftNumber[];
}

export interface DraftNumber {
  label: string;
  /** As written. */
  text: string;
  /** The column's heading or the card's field, for telling where something is wrong. */
  column: string;
}

/** A whole file as it was read. */
export interface Reading {
  drafts: Draft[];
  faults: Fault[];
}

/** Something in a file that could not be taken as it stands. */
export interface Fault {
  row: number;
  /** Empty when the whole row is meant. */
  column: string;
  /** What stands there. */
  text: string;
  /** What is wrong, one sentence. */
  what: string;
  /** What to do about it, one sentence. */
  mend: string;
  /** Whether the contact is left out because of it; otherwise it comes in without this part. */
  isLeftOut: boolean;
}
