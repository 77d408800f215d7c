/** A field for a number to call. It only suggests: the card that follows shows what will be dialled. */

import type { Ask } from './ask.ts';
import { Icon } from './Icon.tsx';

export function NumberField({ ask, isOff = false }: { ask: Ask; isOff?: boolean }) {
  return (
    <form class="field" onSubmit={(event) => event.preventDefault()}>
      <Icon name="search" />
      <input
        name="number"
        type="tel"
        autocomplete="off"
        aria-label="Number to call"
        placeholder="Number"
        disabled={isOff}
      />
      {/* Enter in the field presses this button too. */}
      <button
        type="submit"
        class="icon-button"
        aria-label="Call…"
        title="Call…"
        disabled={isOff}
        onClick={(event) => {
          const field = event.currentTarget.form?.elements.namedItem('number') as HTMLInputElement;
          if (field.value.trim()) ask(event, 'suggestNumber', field.value);
          else field.focus();
        }}
      >
        <Icon name="phone" />
      </button>
    </form>
  );
}
