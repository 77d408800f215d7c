/** Somebody in a list: mark, name over what they are, the star, and the buttons of the list. */

import type { ComponentChildren } from 'preact';
import { IconButton } from '../../Button.tsx';
import { Icon, type IconName } from '../../Icon.tsx';
import { PresenceDot } from '../../PresenceDot.tsx';
import type { DirectoryRow } from './directory-rows.ts';

const icons: Record<DirectoryRow['entry']['tab'], IconName> = {
  customers: 'user',
  agents: 'headset',
  queues: 'users',
  external: 'phone',
};

interface PersonRowProps {
  id: string;
  row: DirectoryRow;
  isActive: boolean;
  /** Absent where nobody can be made a favourite. */
  onFavourite?: ((event: Event) => void) | undefined;
  onPoint: () => void;
  children: ComponentChildren;
}

export function PersonRow({ id, row, isActive, onFavourite, onPoint, children }: PersonRowProps) {
  const { entry, mark, number, detail } = row;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that scroll are no table
    <div
      id={id}
      role="row"
      class={`person ${isActive ? 'chosen' : ''}`}
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={isActive ? undefined : onPoint}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows that scroll are no table */}
      <div role="gridcell" class="who-cell" tabIndex={-1}>
        {mark ? <PresenceDot mark={mark} /> : <Icon name={icons[entry.tab]} />}
        <div class="grow">
          <p class="cut" title={entry.name}>
            <bdi>{entry.name}</bdi>
          </p>
          <p class="cut quiet num" title={[number, detail].filter(Boolean).join(' · ')}>
            {number && <bdi class="number">{number}</bdi>}
            {number && detail && ' · '}
            {detail}
          </p>
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: rows that scroll are no table */}
      <div role="gridcell" class="acts" tabIndex={-1}>
        {onFavourite && (isActive || entry.isFavourite) && (
          <IconButton
            icon="star"
            label={entry.isFavourite ? `${entry.name}: no longer a favourite` : `${entry.name}: favourite`}
            look={entry.isFavourite ? 'starred' : undefined}
            onPress={onFavourite}
          />
        )}
        {children}
      </div>
    </div>
  );
}
