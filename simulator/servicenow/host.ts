/** What everything behind the instance's doors shares. */

import type { Journal } from '../connect/journal.ts';
import type { Faults } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Author, Row, Store } from './store.ts';

/** What an administrator sets. */
export interface Settings {
  /** Whether an instance answers at all but with its sleeping page. */
  isSleeping: boolean;
  /** `strict`: CORS headers for the listed origins only; `loose`: for everybody. */
  cors: 'strict' | 'loose';
  corsOrigins: string[];
  /** `glide.invalid_query.returns_no_rows`. */
  invalidQueryReturnsNoRows: boolean;
  /** `glide.oauth.state.parameter.required`. */
  requiresState: boolean;
  /** Whether a public client gets a refresh token; not confirmed either way. */
  refreshesPublicClients: boolean;
  /** Whether the agent is asked for consent at each authorisation. */
  asksConsent: boolean;
  accessLifeMs: number;
  /** Requests an hour for each user, under the named rule; null for no rule. */
  rateLimit: { perHour: number; rule: string } | null;
  /** Parts of the product that are not installed: their addresses do not exist. */
  missing: Api[];
  /** Where the OAuth client may be sent back to. */
  redirectUrls: string[];
  /** What strict ACLs keep from everybody but administrators, without a word. */
  acls: Acls;
  rules: Rule[];
}

/** By table. Columns are left out of answers, of conditions and of what is written; rows out of lists, after they were counted. */
export interface Acls {
  /** Neither read nor written. */
  hiddenColumns: Record<string, string[]>;
  /** Read, and left as they are when they are written. */
  keptColumns: Record<string, string[]>;
  hiddenRows: string[];
}

/** A business rule that holds changes back: of this table, where the column has this value. */
export interface Rule {
  name: string;
  table: string;
  column: string;
  value: string;
}

/** The parts of the product that have addresses of their own. */
export type Api =
  | 'table'
  | 'attachment'
  | 'openframe'
  | 'cs'
  | 'awa'
  | 'callback'
  | 'wrapup'
  | 'cti'
  | 'mapping'
  | 'helprequest'
  | 'batch';

export const defaultSettings: Settings = {
  isSleeping: false,
  cors: 'strict',
  corsOrigins: [],
  invalidQueryReturnsNoRows: false,
  requiresState: true,
  refreshesPublicClients: false,
  asksConsent: true,
  accessLifeMs: 1_800_000,
  rateLimit: null,
  missing: [],
  redirectUrls: [],
  acls: { hiddenColumns: {}, keptColumns: {}, hiddenRows: [] },
  rules: [],
};

export interface ServiceNowHost {
  store: Store;
  settings: Settings;
  faults: Faults;
  journal: Journal;
  limits: RateLimits;
  now(): number;
  /** `http://localhost:<port>`; set once it listens. */
  origin: string;
}

/** Who asks: their record and their roles. */
export interface Caller {
  user: Row;
  sysId: string;
  roles: ReadonlySet<string>;
}

export const author = (host: ServiceNowHost, { user }: Caller): Author => ({
  user_name: user.user_name ?? '',
  now: host.now(),
});

/** The public client that is registered for the extension. */
export const clientId = 'a11c0ffee0d15ea5e0000000000000ab';

/** Everybody signs in with it; the log-in page says so. */
export const password = 'connect';
