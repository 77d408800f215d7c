/** What the command handlers are made of. */

import type { PhonePanel } from '../../lib/commands.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import type { OwnPage } from '../../lib/own-pages.ts';
import type { VoicePlatform } from '../../lib/voice-platform.ts';
import type { PhoneCommands } from './agent/phone.ts';
import type { PresenceKeeper } from './agent/presence.ts';
import type { SignOut } from './agent/sign-out.ts';
import type { CallbackCommandParts } from './callbacks/commands.ts';
import type { CallHistory } from './calls/call-history.ts';
import type { Transfers } from './calls/transfers.ts';
import type { CommandLock } from './command-lock.ts';
import type { ExtensionDigits } from './dialling/extension-digits.ts';
import type { SiteRules } from './dialling/site-rules.ts';
import type { Suggestions } from './dialling/suggestions.ts';
import type { CallerNames } from './directory/caller-names.ts';
import type { Directory } from './directory/directory.ts';
import type { QuickConnects } from './directory/quick-connects.ts';
import type { RecordParts } from './records/parts.ts';
import type { ServiceNowParts } from './servicenow/parts.ts';
import type { SessionStore } from './session-store.ts';
import type { WorkDeskParts } from './work/desk.ts';

export interface CommandParts {
  store: SessionStore;
  lock: CommandLock;
  callbacks: CallbackCommandParts;
  work: WorkDeskParts;
  platform: Omit<VoicePlatform, 'onReport'>;
  suggestions: Suggestions;
  transfers: Transfers;
  presence: PresenceKeeper;
  extensions: Pick<ExtensionDigits, 'send' | 'skip'>;
  siteRules: Pick<
    SiteRules,
    'isOneClick' | 'ignoreNumber' | 'markNumber' | 'markSite' | 'setSiteRegion' | 'treatAsNumber'
  >;
  addContact(number: string): Promise<void>;
  history: Pick<CallHistory, 'clearMissed'>;
  records: Pick<RecordParts, 'dismissLoss'> & { wrapUps: Pick<RecordParts['wrapUps'], 'submit' | 'settled'> };
  directory: Pick<Directory, 'setFavourite'>;
  names: CallerNames;
  /** Makes the target a recent one. */
  noteUse(target: TransferTarget): void;
  quickConnects: Pick<QuickConnects, 'refresh'>;
  /** Throws when a call may not be transferred to this number, E.164. */
  checkTarget(e164: string, isConfirmed: boolean): Promise<void>;
  phone: PhoneCommands;
  checkRing(): Promise<void>;
  selfTest(): Promise<void>;
  openPanel(panel: PhonePanel): Promise<void>;
  openWidget(): Promise<void>;
  openPage(page: OwnPage, part?: string): Promise<void>;
  openInteraction(id: string): Promise<void>;
  signIn(): Promise<void>;
  leaving: SignOut;
  stay(): Promise<void>;
  useInstance(url: string): Promise<void>;
  useHost(kind: string): Promise<void>;
  closeOtherCcps(): Promise<void>;
  useOtherCcp(): Promise<void>;
  showSoftphone(): Promise<void>;
  restartHost(): Promise<void>;
  serviceNow: Pick<ServiceNowParts, 'commands'>;
}
