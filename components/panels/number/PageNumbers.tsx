/** The numbers of the page in front, and whether they are marked there. */

import type { PageList } from '../../../lib/session.ts';
import type { Ask } from '../../ask.ts';
import { IconButton } from '../../Button.tsx';
import { countryName } from '../../words.ts';

export function PageNumbers({ page, ask }: { page: PageList; ask: Ask }) {
  const { site, isMarked, numbers } = page;
  const where = site || 'this page';
  return (
    <section class="block page-numbers" aria-label={`Numbers on ${where}`}>
      <h3 class="label cut">
        {numbers.length === 0
          ? `No numbers on ${where}`
          : `${numbers.length === 1 ? '1 number' : `${numbers.length} numbers`} on ${where}`}
      </h3>
      {numbers.length > 0 && (
        <ul class="past rows">
          {numbers.map(({ text, e164, international, country, isPremium }) => (
            <li class="person" key={e164}>
              <div class="grow">
                <p class="cut">
                  <bdi class="num number">{international}</bdi>
                </p>
                <p class="cut quiet">{isPremium ? 'Premium-rate number' : countryName(country)}</p>
              </div>
              <IconButton
                icon="phone"
                label={`Call ${international}…`}
                look="always"
                onPress={(event) => ask(event, 'suggestNumber', text)}
              />
            </li>
          ))}
        </ul>
      )}
      {site && (
        <label class="check">
          <input
            type="checkbox"
            role="switch"
            checked={isMarked}
            aria-checked={isMarked}
            onChange={(event) => ask(event, 'markSite', event.currentTarget.checked, site)}
          />
          <span class="cut">Mark numbers on {site}</span>
        </label>
      )}
    </section>
  );
}
