/** One icon of the set, drawn with the text's colour. Decoration: the words beside it or on its button say what it is. */

import { iconPaths } from './icon-paths.ts';
import type { panelIconPaths } from './panels/icon-paths.ts';
import type { popupIconPaths } from './popup-icon-paths.ts';

export type IconName = keyof typeof iconPaths | keyof typeof popupIconPaths | keyof typeof panelIconPaths;

interface IconProps {
  name: IconName;
  size?: 's' | 'm' | 'l' | 'xl';
  /** `hang-up` turns the receiver onto its cradle; `inline` mirrors what points along the line of reading. */
  turn?: 'hang-up' | 'inline';
}

export function Icon({ name, size = 'm', turn }: IconProps) {
  return (
    <svg class={`icon ${size} ${turn ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={(iconPaths as Partial<Record<IconName, string>>)[name]} />
    </svg>
  );
}
