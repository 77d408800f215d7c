/** What stands in components/panels: drawn on demand only, and fetched then or a little before. */

import { onDemand } from './on-demand.ts';

export const Banner = onDemand(() => import('./panels/trouble/Banner.tsx'), 'Banner');
export const CallbackCard = onDemand(() => import('./panels/callbacks/CallbackCard.tsx'), 'CallbackCard');
export const CallFoot = onDemand(() => import('./panels/calls/CallFoot.tsx'), 'CallFoot');
export const CallStrip = onDemand(() => import('./panels/calls/CallStrip.tsx'), 'CallStrip');
export const ConferenceCard = onDemand(() => import('./panels/calls/ConferenceCard.tsx'), 'ConferenceCard');
export const ConnectionCard = onDemand(() => import('./panels/trouble/ConnectionCard.tsx'), 'ConnectionCard');
export const ConsultCard = onDemand(() => import('./panels/calls/ConsultCard.tsx'), 'ConsultCard');
export const EntryCount = onDemand(() => import('./panels/EntryCount.tsx'), 'EntryCount');
export const ExtensionStrip = onDemand(() => import('./panels/calls/ExtensionStrip.tsx'), 'ExtensionStrip');
export const Keypad = onDemand(() => import('./panels/calls/Keypad.tsx'), 'Keypad');
export const LiveRegion = onDemand(() => import('./panels/spoken/LiveRegion.tsx'), 'LiveRegion');
export const MoreMenu = onDemand(() => import('./panels/menu/MoreMenu.tsx'), 'MoreMenu');
export const Namesakes = onDemand(() => import('./panels/calls/Namesakes.tsx'), 'Namesakes');
export const NumberField = onDemand(() => import('./panels/directory/NumberField.tsx'), 'NumberField');
export const PageNumbers = onDemand(() => import('./panels/number/PageNumbers.tsx'), 'PageNumbers');
export const PreDialCard = onDemand(() => import('./panels/number/PreDialCard.tsx'), 'PreDialCard');
export const PresencePicker = onDemand(() => import('./panels/menu/PresencePicker.tsx'), 'PresencePicker');
export const QualityMark = onDemand(() => import('./panels/calls/QualityMark.tsx'), 'QualityMark');
export const SecondCallStrip = onDemand(
  () => import('./panels/calls/SecondCallStrip.tsx'),
  'SecondCallStrip',
);
export const TransferPanel = onDemand(() => import('./panels/calls/TransferPanel.tsx'), 'TransferPanel');
export const UnansweredCard = onDemand(() => import('./panels/calls/UnansweredCard.tsx'), 'UnansweredCard');
export const WidgetMenu = onDemand(() => import('./panels/menu/WidgetMenu.tsx'), 'WidgetMenu');
export const WorkCard = onDemand(() => import('./panels/work/WorkCard.tsx'), 'WorkCard');
export const WrapUpCard = onDemand(() => import('./panels/wrap-up/WrapUpCard.tsx'), 'WrapUpCard');
export const Warning = onDemand(() => import('./panels/trouble/Warning.tsx'), 'Warning');

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
