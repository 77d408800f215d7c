/** Where one types whom to reach. Arrows and Enter are for the rows, which the field keeps naming. */

import { Icon } from '../../Icon.tsx';
import { looksLikeNumber } from './directory-rows.ts';

interface DirectoryFieldProps {
  label: string;
  placeholder: string;
  text: string;
  hasRows: boolean;
  /** Id of the row that Enter would take; undefined for none. */
  active: string | undefined;
  hold: (field: HTMLInputElement | null) => void;
  onText: (text: string) => void;
  onKey: (event: KeyboardEvent) => void;
}

export function DirectoryField(props: DirectoryFieldProps) {
  const { label, placeholder, text, hasRows, active, hold, onText, onKey } = props;
  return (
    <div class="field">
      <Icon name="search" />
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={hasRows}
        aria-haspopup="grid"
        aria-controls="directory-rows"
        aria-activedescendant={active}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        ref={hold}
        dir={looksLikeNumber(text) ? 'ltr' : 'auto'}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKey}
      />
    </div>
  );
}
