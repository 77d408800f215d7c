/** What the outbox knows of one record. Pure. */

import type { Reference } from '../interactions/reference.ts';
import type { CallbackTexts } from './callbacks-there.ts';
import type { Failure } from './failure.ts';

/** The agent whose record it is, here and on the instance; null there for one who was not signed in. */
export interface Owner {
  agent: Reference;
  user: { sys_id: string; name: string } | null;
}

/** A record that the ServiceNow instance is owed, or was sent. */
export interface OutboxRow {
  /** sys_id of the record. */
  id: string;
  kind: 'interaction' | 'callback';
  /** The instance that is owed it: it goes to no other. */
  origin: string;
  /** Whose it is, where it says so: as anybody else it is not sent. Absent for what names nobody. */
  owner?: Owner;
  /** Counts what was owed: whoever sends sees whether more came meanwhile. */
  owed: number;
  /** When the record began to wait. */
  since: number;
  /** When it is to be sent; absent when nothing waits. */
  dueAt?: number;
  /** Tries that failed in a row. */
  tries: number;
  failure: Failure | null;
  /** Digests of the steps that stand on the instance, by their keys. */
  done: Record<string, string>;
  /** How often the instance had changed the record when it was last sent (`sys_mod_count`); absent where it did not say. */
  seen?: string;
  /** A callback as it stood there when it was last sent or read; absent before. */
  there?: CallbackTexts;
  /** Columns that were left as people on the instance have them. */
  left?: string[];
  /** A try may have been done though it failed. */
  isDoubtful: boolean;
  /** Sent; what waits is only to make sure. */
  isCheck: boolean;
}
