/** The panels of the agent's own phone, apart from those of calls: only the popup has them. */

import { onDemand } from './on-demand.ts';

export const DeviceSettings = onDemand(() => import('./panels/phone/DeviceSettings.tsx'), 'DeviceSettings');
export const PhoneLine = onDemand(() => import('./panels/phone/PhoneLine.tsx'), 'PhoneLine');
export const ReadinessPanel = onDemand(() => import('./panels/phone/ReadinessPanel.tsx'), 'ReadinessPanel');
