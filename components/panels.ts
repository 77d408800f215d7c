/** What stands in components/panels: drawn on demand only, and fetched then or a little before. */

import { onDemand } from './on-demand.ts';

export const Banner = onDemand(() => import('./panels/Banner.tsx'), 'Banner');
export const CallbackCard = onDemand(() => import('./panels/CallbackCard.tsx'), 'CallbackCard');
export const CallFoot = onDemand(() => import('./panels/CallFoot.tsx'), 'CallFoot');
export const CallStrip = onDemand(() => import('./panels/CallStrip.tsx'), 'CallStrip');
export const ConferenceCard = onDemand(() => import('./panels/ConferenceCard.tsx'), 'ConferenceCard');
export const ConnectionCard = onDemand(() => import('./panels/ConnectionCard.tsx'), 'ConnectionCard');
export const ConsultCard = onDemand(() => import('./panels/ConsultCard.tsx'), 'ConsultCard');
export const EntryCount = onDemand(() => import('./panels/EntryCount.tsx'), 'EntryCount');
export const ExtensionStrip = onDemand(() => import('./panels/ExtensionStrip.tsx'), 'ExtensionStrip');
export const Keypad = onDemand(() => import('./panels/Keypad.tsx'), 'Keypad');
export const LiveRegion = onDemand(() => import('./panels/LiveRegion.tsx'), 'LiveRegion');
export const MoreMenu = onDemand(() => import('./panels/MoreMenu.tsx'), 'MoreMenu');
export const Namesakes = onDemand(() => import('./panels/Namesakes.tsx'), 'Namesakes');
export const NumberField = onDemand(() => import('./panels/NumberField.tsx'), 'NumberField');
export const PageNumbers = onDemand(() => import('./panels/PageNumbers.tsx'), 'PageNumbers');
export const PreDialCard = onDemand(() => import('./panels/PreDialCard.tsx'), 'PreDialCard');
export const PresencePicker = onDemand(() => import('./panels/PresencePicker.tsx'), 'PresencePicker');
export const QualityMark = onDemand(() => import('./panels/QualityMark.tsx'), 'QualityMark');
export const SecondCallStrip = onDemand(() => import('./panels/SecondCallStrip.tsx'), 'SecondCallStrip');
export const TransferPanel = onDemand(() => import('./panels/TransferPanel.tsx'), 'TransferPanel');
export const UnansweredCard = onDemand(() => import('./panels/UnansweredCard.tsx'), 'UnansweredCard');
export const WidgetMenu = onDemand(() => import('./panels/WidgetMenu.tsx'), 'WidgetMenu');
export const WorkCard = onDemand(() => import('./panels/WorkCard.tsx'), 'WorkCard');
export const WrapUpCard = onDemand(() => import('./panels/WrapUpCard.tsx'), 'WrapUpCard');
export const Warning = onDemand(() => import('./panels/Warning.tsx'), 'Warning');

/** Fetches what a call may need next, so that it opens at once. */
export function fetchCallPanels(): void {
  for (const panel of [
    CallStrip,
    SecondCallStrip,
    Keypad,
    TransferPanel,
    ConsultCard,
    ConferenceCard,
    WrapUpCard,
    UnansweredCard,
  ])
    void panel.fetch();
}

/** Fetches the menus, when the pointer or the focus comes near what opens them. */
export function fetchMenus(): void {
  for (const menu of [MoreMenu, WidgetMenu, PresencePicker]) void menu.fetch();
}
