/** What each setting may hold. Pure: storage, an administrator's policy and an imported file are all judged here. */

import { type CallbackRules, callbackRuleFaults, defaultCallbackRules } from './callbacks/rules.ts';
import { parseInstanceUrl } from './host/instance-url.ts';
import { defaultPaperRules } from './interactions/papers.ts';
import type { RecordRules } from './interactions/settle.ts';
import { defaultNumberRules, type NumberRules, numberRuleFaults } from './numbers/number-rules.ts';
import { inPresentNames, type MappingRow, type PresenceMapping } from './presence/mapping.ts';
import type { OnReturn } from './presence/shift.ts';
import type { WidgetPosition } from './queries.ts';
import { defaultScreenPop, type ScreenPopRules } from './screen-pop.ts';
import { parseServiceNowUrl } from './servicenow/instance-address.ts';
import { defaultWorkspace } from './servicenow/record-address.ts';
import type { HostKind } from './session.ts';
import { computersOwn, type DeviceChoice } from './sound/devices.ts';

export interface Settings extends RecordRules, NumberRules, ScreenPopRules, CallbackRules {
  /** Origin and path of the CCP, such as `https://harbour.my.connect.aws/ccp-v2/`; null before set-up. */
  ccpUrl: string | null;
  /** Where the softphone lives, where the browser leaves a choice. */
  host: HostKind;
  /** Where people sign in who do so at their company (SAML): opened instead of the instance's own page; null for none. */
  loginUrl: string | null;
  /** When the agent goes Offline each day, `HH:MM` of this computer's clock; null for never. */
  offlineAt: string | null;
  /** What happens with the presence from before, when the agent is back within a shift. */
  onReturn: OnReturn;
  /** Presences here and states in another system. */
  presenceMapping: PresenceMapping;
  /** ISO two-letter code for numbers without a country, upper case. */
  defaultRegion: string;
  /** Shown before a call is placed; empty for none (VO-18). */
  recordingNotice: string;
  /** Whether calls may be handed on and others brought in (VO-35). */
  allowsTransfer: boolean;
  /** Name of the quick connect that reaches a supervisor, whom agents ask for help in a call; empty for none (EX-11). */
  helpFrom: string;
  /** Origin of the ServiceNow instance that records go to; null for none (Q6). */
  serviceNowUrl: string | null;
  /** Client id of the public OAuth client that the instance's administrator registered; empty for user name and password. */
  serviceNowClientId: string;
  /** Path of the instance where Open interaction leads, with {table} and {sys_id}; empty for our own page (EX-05). */
  serviceNowWorkspace: string;
  /** Whether calls need the roles that ServiceNow's own voice application demands, where they are known (VO-03..05). */
  demandsVoiceRoles: boolean;
  /** Seconds that after call work should take; 0 for no limit. Past it the time is marked. */
  wrapUpSeconds: number;
  /** sys_id of the code that closes a wrap-up when its time is over; empty to leave it to the agent. */
  wrapUpDefaultCode: string;
  /** Days that closed interactions are kept; 0 for ever. */
  keepRecordsDays: number;
  /** Per site (host name), where the agent put the widget. */
  widgetPositions: Record<string, WidgetPosition>;
  /** By label: ids differ from page to page. */
  devices: DeviceChoice;
}

export type SettingName = keyof Settings;

export const defaultSettings: Settings = {
  ccpUrl: null,
  host: 'framed',
  loginUrl: null,
  offlineAt: null,
  onReturn: 'ask',
  presenceMapping: [],
  defaultRegion: 'US',
  ...defaultNumberRules,
  recordingNotice: 'This call will be recorded.',
  allowsTransfer: true,
  helpFrom: '',
  earlyHangUpState: 'closed_complete',
  asksWrapUp: true,
  makesConversation: false,
  serviceNowUrl: null,
  serviceNowClientId: '',
  serviceNowWorkspace: defaultWorkspace,
  demandsVoiceRoles: false,
  wrapUpSeconds: 0,
  wrapUpDefaultCode: '',
  keepRecordsDays: 0,
  ...defaultPaperRules,
  ...defaultScreenPop,
  ...defaultCallbackRules,
  widgetPositions: {},
  devices: computersOwn,
};

/** Why a value cannot stand, in words that follow the setting's name; null when it can. */
type Rule = (value: unknown) => string | null;

const yesOrNo: Rule = (value) => (typeof value === 'boolean' ? null : 'is true or false');
const text =
  (most: number): Rule =>
  (value) =>
    typeof value === 'string' && value.length <= most ? null : `is a text of at most ${most} characters`;
const whole =
  (most: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
      ? null
      : `is a whole number from 0 to ${most}`;
const region: Rule = (value) =>
  typeof value === 'string' && /^[A-Z]{2}$/.test(value)
    ? null
    : 'is a country’s two capital letters, such as GB';

const rules: Record<SettingName, Rule> = {
  ccpUrl(value) {
    const isAddress = typeof value === 'string' && !('problem' in parseInstanceUrl(value));
    return value === null || isAddress ? null : 'is the address of a Connect instance, or null';
  },
  host: (value) => (value === 'framed' || value === 'window' ? null : 'is framed or window'),
  loginUrl: (value) =>
    value === null || (typeof value === 'string' && isLoginUrl(value))
      ? null
      : 'is an https address without a user name, or null',
  offlineAt: (value) =>
    value === null || (typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value))
      ? null
      : 'is a time such as 18:00, or null',
  onReturn: (value) =>
    ['ask', 'restore', 'never'].includes(value as string) ? null : 'is ask, restore or never',
  presenceMapping: (value) =>
    Array.isArray(value) && value.length <= 500 && value.every(isMappingRow)
      ? null
      : 'is a list of ours, theirs and isWayBack',
  defaultRegion: region,
  ...numberRuleFaults,
  recordingNotice: text(300),
  allowsTransfer: yesOrNo,
  helpFrom: text(127),
  earlyHangUpState: (value) =>
    value === 'closed_complete' || value === 'closed_abandoned'
      ? null
      : 'is closed_complete or closed_abandoned',
  asksWrapUp: yesOrNo,
  makesConversation: yesOrNo,
  serviceNowUrl(value) {
    const found = typeof value === 'string' ? parseServiceNowUrl(value) : null;
    const isOrigin = found !== null && 'origin' in found && found.origin === value;
    return value === null || isOrigin
      ? null
      : 'is an origin such as https://your-name.service-now.com, or null';
  },
  serviceNowClientId: text(100),
  // What cannot stand is kept and said beside it, and our own page is opened.
  serviceNowWorkspace: text(500),
  demandsVoiceRoles: yesOrNo,
  wrapUpSeconds: whole(3_600),
  wrapUpDefaultCode: text(64),
  keepRecordsDays: whole(3_650),
  screenPop: (value) =>
    value === 'off' || value === 'record' || value === 'address' ? null : 'is off, record or address',
  screenPopAt: (value) => (value === 'ring' || value === 'answer' ? null : 'is ring or answer'),
  ...callbackRuleFaults,
  // A template that cannot stand is kept and said beside it: what was typed is not lost, and nothing is opened.
  screenPopTemplate: text(2_000),
  contactRecordTemplate: text(2_000),
  recordingTemplate: text(2_000),
  transcriptTemplate: text(2_000),
  widgetPositions: (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every(isPosition)
      ? null
      : 'holds right and bottom for each host name',
  devices: (value) =>
    isChoice(value) ? null : 'holds microphone, speaker and ringer, each a device’s name or null',
};

function isMappingRow(value: unknown): boolean {
  const { ours, theirs, isWayBack } = (value ?? {}) as Partial<MappingRow>;
  const isName = (name: unknown) => typeof name === 'string' && name !== '' && name.length <= 100;
  return isName(ours) && isName(theirs) && typeof isWayBack === 'boolean';
}

/** Whether people may be sent there to sign in: a web page over a safe line, or one of this computer. */
export function isLoginUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password || text.length > 2_000) return false;
  return url.protocol === 'https:' || /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\//.test(url.href);
}

/** What stays with one browser: neither a policy nor a settings file carries it. */
const ownOfBrowser: readonly SettingName[] = ['widgetPositions', 'devices'];

function isChoice(value: unknown): boolean {
  const { microphone, speaker, ringer } = (value ?? {}) as Partial<DeviceChoice>;
  return [microphone, speaker, ringer].every(
    (label) => label === null || (typeof label === 'string' && label.length <= 300),
  );
}

function isPosition(value: unknown): boolean {
  const { right, bottom } = (value ?? {}) as Partial<WidgetPosition>;
  return Number.isFinite(right) && Number.isFinite(bottom);
}

export interface JudgedSettings {
  /** The values that may stand. */
  settings: Partial<Settings>;
  /** One sentence for each that may not. */
  problems: string[];
}

/** Takes from `given` what is a setting with a value that may stand. Never throws. */
export function judgeSettings(given: unknown): JudgedSettings {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { settings: {}, problems: ['This holds no settings.'] };
  const problems: string[] = [];
  const entries = Object.entries(given).filter(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name as SettingName] : null;
    const trouble = rule ? rule(value) : 'is not a setting of this version';
    if (trouble) problems.push(`“${name.slice(0, 60)}” ${trouble}.`);
    return !trouble;
  });
  const settings: Partial<Settings> = Object.fromEntries(entries);
  const { presenceMapping: table } = settings;
  return {
    settings: table ? { ...settings, presenceMapping: inPresentNames(table) } : settings,
    problems,
  };
}

/** The same for a policy or a file: written by people, and without what belongs to one browser. */
export function judgeShared(given: unknown): JudgedSettings {
  const { settings, problems } = judgeSettings(given);
  const shared = withoutOwn(settings);
  const address = shared.ccpUrl ? parseInstanceUrl(shared.ccpUrl) : null;
  // People write the instance's address in several ways; the host wants that of its CCP.
  const whole = address && !('problem' in address) ? { ...shared, ccpUrl: address.ccpUrl } : shared;
  return { settings: whole, problems };
}

/** `settings` without what stays with one browser. */
export function withoutOwn(settings: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => !ownOfBrowser.includes(name as SettingName)),
  );
}
