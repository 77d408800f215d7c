/** The sections of the options page, in order. A section of its own file each: what it draws, and what it asks for. */

import type { VNode } from 'preact';
import { CallsSection } from '../../components/options/CallsSection.tsx';
import { NumbersSection } from '../../components/options/NumbersSection.tsx';
import type { OptionsSection } from '../../components/options/OptionsPage.tsx';
import { ScreenPopSection } from '../../components/options/ScreenPopSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { drawCallbacks } from './callbacks.tsx';
import { drawLists } from './lists.tsx';
import { drawServiceNow } from './servicenow.tsx';
import { drawFile } from './settings-file.tsx';
import { drawSignIn, drawStatus } from './status.tsx';
import { drawWrapUp } from './wrap-up.tsx';

export interface DrawnSection extends OptionsSection {
  draw(view: SettingsView): VNode;
}

export const sections = [
  { name: 'numbers', title: 'Numbers on pages', draw: (view) => <NumbersSection {...view} /> },
  { name: 'calls', title: 'Placing calls', draw: (view) => <CallsSection {...view} /> },
  { name: 'callbacks', title: 'Callbacks', draw: drawCallbacks },
  { name: 'wrap-up', title: 'Wrap-up and records', draw: drawWrapUp },
  { name: 'lists', title: 'Queues, skills and codes', draw: drawLists },
  { name: 'screen-pop', title: 'Screen pop', draw: (view) => <ScreenPopSection {...view} /> },
  { name: 'status', title: 'Status', draw: drawStatus },
  { name: 'sign-in', title: 'Signing in', draw: drawSignIn },
  { name: 'servicenow', title: 'ServiceNow', draw: drawServiceNow },
  { name: 'file', title: 'Settings file', draw: drawFile },
] as const satisfies readonly DrawnSection[];
