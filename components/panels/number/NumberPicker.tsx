/** Which of several numbers that were offered together is on the card. */

import type { Suggestion } from '../../../lib/session.ts';
import type { Ask } from '../../ask.ts';
import { Icon } from '../../Icon.tsx';

export function NumberPicker({ suggestion, ask }: { suggestion: Suggestion; ask: Ask }) {
  const { id, number, choices } = suggestion;
  const chosen = 'e164' in number ? number.e164 : '';
  return (
    <label class="pick">
      <span class="label">{choices.length} numbers</span>
      <span class="select">
        <select
          value={chosen}
          onChange={(event) => ask(event, 'chooseNumber', id, event.currentTarget.value)}
        >
          {choices.map(({ e164, international }) => (
            <option key={e164} value={e164} selected={e164 === chosen}>
              {international}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" size="s" />
      </span>
    </label>
  );
}
