/** The control API's commands: what tests and people do to the instance from outside. */

import type { Fault } from './faults.ts';
import type { Settings } from './host.ts';
import type { Row } from './store.ts';
import type { WorkOffer } from './work-offer.ts';

export interface ControlCommands {
  /** Changes what an administrator sets. */
  changeSettings: { request: Partial<Settings>; answer: Settings };
  /** The roles a user has from now on, in place of those before. */
  giveRoles: { request: { user: string; roles: string[] }; answer: object };
  /** All records of a table, as they are stored. */
  records: { request: { table: string }; answer: { rows: Row[] } };
  /** Writes a record as an administrator does; with a `sys_id` that is there it changes it. */
  putRecord: { request: { table: string; values: Row }; answer: { row: Row } };
  /** Offers work to an agent, as the contact centre does through the product's own door; makes its record unless one is named. */
  offerWork: { request: WorkOffer; answer: { workItem: string; document: string } };
  /** What is offered is taken or turned away for its agent, or taken back. */
  answerWork: { request: { workItem: string; answer: 'accept' | 'reject' | 'cancel' }; answer: object };
  /** An agent is this in work assignment from now on, by the presence's name. */
  choosePresence: { request: { user: string; presence: string }; answer: object };
  setFault: { request: Fault; answer: object };
  /** Takes out one operation's fault, or all. */
  clearFaults: { request: { operation?: string }; answer: object };
  /** Makes every token of this kind that was given out so far invalid. */
  expireTokens: { request: { kind: 'access' | 'session' | 'refresh' }; answer: object };
  /** Kills the instance: nothing listens, everything is cut; its records stay. */
  goDown: { request: object; answer: object };
  comeUp: { request: object; answer: object };
  /** Ends offers whose time is over, as the product's clock does. */
  expireOffers: { request: object; answer: object };
  /** Back to the records it started with; settings, faults and journal too. Sign-ins end. */
  reset: { request: object; answer: object };
}

export type ControlCommand = keyof ControlCommands;
