/** Several people have the number: their names, for the agent to say who it is. It can be changed while the call is on. */

import type { CardProps } from '../../card-props.ts';

export function Namesakes({ call, ask }: CardProps) {
  return (
    <fieldset class="namesakes" aria-label="Who is it?">
      <span class="quiet">{call.name ? 'Shared number' : 'Who is it?'}</span>
      {call.namesakes.map(({ display_value: name }) => (
        <button
          key={name}
          type="button"
          class={`tag ${name === call.name ? 'inverse' : ''}`}
          aria-pressed={name === call.name}
          onClick={(event) => ask(event, 'nameCaller', call.id, name)}
        >
          <span class="cut">{name}</span>
        </button>
      ))}
    </fieldset>
  );
}
