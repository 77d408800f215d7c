/** States of the options page, by name. */

import type { VNode } from 'preact';
import { CallbackNeeds } from '../../components/options/CallbackNeeds.tsx';
import { CallbacksSection } from '../../components/options/CallbacksSection.tsx';
import { CallsSection } from '../../components/options/CallsSection.tsx';
import { FileSection, type FileSectionProps } from '../../components/options/FileSection.tsx';
import { NumbersSection } from '../../components/options/NumbersSection.tsx';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { ScreenPopSection } from '../../components/options/ScreenPopSection.tsx';
import { SignInSection } from '../../components/options/SignInSection.tsx';
import { StatusSection } from '../../components/options/StatusSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { WrapUpSection } from '../../components/options/WrapUpSection.tsx';
import { suggestMapping } from '../../lib/presence/mapping.ts';
import { noServiceNow } from '../../lib/servicenow/view.ts';
import { defaultSettings, type SettingName } from '../../lib/settings-rules.ts';
import { listStates } from './lists.tsx';
import { priya } from './people.ts';
import { codes } from './records.ts';
import { serviceNowStates } from './servicenow.tsx';

const sections = [
  { name: 'numbers', title: 'Numbers on pages' },
  { name: 'calls', title: 'Placing calls' },
  { name: 'file', title: 'Settings file' },
  { name: 'wrap-up', title: 'Wrap-up and records' },
  { name: 'status', title: 'Status' },
  { name: 'sign-in', title: 'Signing in' },
  { name: 'callbacks', title: 'Callbacks' },
  { name: 'screen-pop', title: 'Screen pop' },
] as const;

const nothing = () => {};
const free: SettingsView = { settings: defaultSettings, locked: new Set(), change: nothing };
const ruled: SettingsView = {
  ...free,
  settings: {
    ...defaultSettings,
    sites: { 'tables.example': 'off', 'intranet.example': 'off' },
    siteRegions: { 'casework.example': 'GB' },
    ignoredNumbers: [
      { number: '+442079460958', site: 'casework.example' },
      { number: '+442079460959', site: null },
    ],
    knownNumbers: [{ number: '+441614960127', site: 'casework.example' }],
    oneClickOrigins: ['https://casework.example'],
    dialCountries: ['GB', 'IE'],
  },
};
const held: SettingsView = { ...free, locked: new Set<SettingName>(['defaultRegion', 'marksNumbers']) };
const dialled: SettingsView = {
  settings: { ...defaultSettings, callbackQueueModes: { Orders: 'automatic' }, callbackMostAttempts: 5 },
  locked: new Set<SettingName>(['callbackMostAttempts', 'roles']),
  change: nothing,
};
const popping: SettingsView = {
  ...free,
  settings: {
    ...defaultSettings,
    screenPop: 'address',
    screenPopTemplate: 'https://crm.example/find?phone={e164}',
  },
};
const wrong: SettingsView = {
  ...popping,
  settings: { ...popping.settings, screenPopTemplate: 'https://{name}.example/find?phone={number}' },
};
const codeList = { codes, onSave: nothing };
const noFile: FileSectionProps = {
  preview: null,
  onSave: nothing,
  onChoose: nothing,
  onConfirm: nothing,
  onCancel: nothing,
};
const preview = {
  file: 'voice-control-settings.json',
  changes: [
    { name: 'defaultRegion', value: 'GB' },
    { name: 'recordingNotice', value: 'Calls are recorded for training.' },
  ],
  problems: ['“shoeSize” is not a setting of this version.'],
};

const { choices } = priya();
const mapping = suggestMapping(choices, ['On queue', 'Busy', 'Away', 'Offline']);
const mapped: SettingsView = {
  ...free,
  settings: {
    ...defaultSettings,
    offlineAt: '18:00',
    presenceMapping: mapping.filter(({ ours }) => ours !== 'Training'),
  },
};
const brought = {
  file: 'statuses.csv',
  mapping: mapping.slice(0, 3),
  problems: ['Line 4: “Siesta” has no state of the other system.'],
};

const page = (
  at: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7,
  view: SettingsView,
  content: VNode,
  fault: { title: string; remedy: string } | null = null,
) => (
  <OptionsPage
    sections={sections}
    current={sections[at]}
    isManaged={view.locked.size > 0}
    fault={fault}
    done={null}
  >
    {content}
  </OptionsPage>
);

export const optionsStates: Record<string, VNode> = {
  ...serviceNowStates(free),
  ...listStates,
  'Options: numbers': page(0, free, <NumbersSection {...free} />),
  'Options: numbers, with rules': page(0, ruled, <NumbersSection {...ruled} />),
  'Options: calls, some countries only': page(1, ruled, <CallsSection {...ruled} />),
  'Options: calls, held by the organisation': page(1, held, <CallsSection {...held} />),
  'Options: settings file': page(2, free, <FileSection {...noFile} />),
  'Options: what a file would change': page(2, free, <FileSection {...noFile} preview={preview} />),
  'Options: wrap-up': page(3, free, <WrapUpSection {...free} {...codeList} />),
  'Options: wrap-up without codes': page(3, held, <WrapUpSection {...held} {...codeList} codes={[]} />),
  'Options: screen pop': page(7, popping, <ScreenPopSection {...popping} />),
  'Options: screen pop, an address that cannot stand': page(7, wrong, <ScreenPopSection {...wrong} />),
  'Options: callbacks': page(
    6,
    dialled,
    <>
      <CallbackNeeds
        {...{ agent: priya(), targets: 0, roles: [], serviceNow: noServiceNow }}
        came={{ queue: 14, 'customer-first': 0, preview: 0, task: 1, own: 3 }}
      />
      <CallbacksSection {...dialled} />
    </>,
  ),
  'Options: status': page(
    4,
    mapped,
    <StatusSection {...mapped} {...noFile} preview={null} choices={choices} />,
  ),
  'Options: status, nothing matched and signed out': page(
    4,
    free,
    <StatusSection {...free} {...noFile} preview={null} choices={null} />,
  ),
  'Options: a table from a file': page(
    4,
    mapped,
    <StatusSection {...mapped} {...noFile} preview={brought} choices={choices} />,
  ),
  'Options: signing in, no address': page(
    5,
    free,
    <SignInSection {...free} refused="company.example" onRefused={nothing} />,
  ),
  'Options: a change was refused': page(0, free, <NumbersSection {...free} />, {
    title: 'Your organisation has set this',
    remedy: 'Ask your administrator to change it.',
  }),
};
