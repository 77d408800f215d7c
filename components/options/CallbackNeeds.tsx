/** What callbacks need, each with how it stands, and for what is missing or nobody can tell where it is set. */

import { callbackNeeds, type Need, type NeedFacts } from '../../lib/callbacks/needs.ts';
import { Icon } from '../Icon.tsx';
import './needs.css';

const looks = {
  met: { tone: 'good', icon: 'circle-check', word: 'there' },
  missing: { tone: 'bad', icon: 'circle-alert', word: 'missing' },
  unknown: { tone: 'off', icon: null, word: 'not known' },
} as const satisfies Record<Need['state'], object>;

export function CallbackNeeds(facts: NeedFacts) {
  return (
    <section class="sheet-panel needs" aria-label="What callbacks need">
      <h3>What callbacks need</h3>
      <ul>
        {callbackNeeds(facts).map(({ id, title, state, text }) => {
          const { tone, icon, word } = looks[state];
          return (
            <li key={id} data-need={id} data-state={state}>
              <span class={`mark ${tone}`}>{icon && <Icon name={icon} />}</span>
              <div>
                <b>{title}</b>
                <span class="unseen">, {word}</span>
                <p class="quiet">{text}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
