/** Why a number of a page is, or is not, marked there, and the rules that can be made of it. */

import type { Suggestion } from '../../../lib/session.ts';
import type { Ask } from '../../ask.ts';
import { Button } from '../../Button.tsx';
import { countryName } from '../../words.ts';

const heads = {
  marked: 'Why it is marked',
  off: 'Why it is not marked',
  ignored: 'Why it is not marked',
  none: 'Why it is not marked',
} as const;

export function WhyNumber({ suggestion: { why, number }, ask }: { suggestion: Suggestion; ask: Ask }) {
  if (!why) return null;
  const { verdict, reason, site, otherRegion, isRegionSaid } = why;
  const e164 = 'e164' in number ? number.e164 : null;
  return (
    <section class="why" aria-label={heads[verdict]}>
      <p class="label">{heads[verdict]}</p>
      <p>{reason}</p>
      {verdict === 'none' && e164 && <p>Its digits can be called all the same.</p>}
      <div class="rules">
        {verdict === 'marked' && e164 && (
          <>
            {site && (
              <Button size="s" onPress={(event) => ask(event, 'ignoreNumber', e164, site)}>
                Not a number here
              </Button>
            )}
            <Button size="s" onPress={(event) => ask(event, 'ignoreNumber', e164)}>
              Not a number anywhere
            </Button>
          </>
        )}
        {verdict === 'none' && e164 && site && (
          <Button size="s" onPress={(event) => ask(event, 'treatAsNumber', e164, site)}>
            Treat as a number here
          </Button>
        )}
        {verdict === 'ignored' && e164 && (
          <Button size="s" onPress={(event) => ask(event, 'markNumber', e164, site)}>
            Mark it again
          </Button>
        )}
        {site && otherRegion && (
          <Button size="s" onPress={(event) => ask(event, 'setSiteRegion', site, otherRegion)}>
            Numbers here are from {countryName(otherRegion) ?? otherRegion}
          </Button>
        )}
        {site && isRegionSaid && (
          <Button size="s" onPress={(event) => ask(event, 'setSiteRegion', site, null)}>
            Numbers are from where the page says
          </Button>
        )}
        {site && verdict === 'off' && (
          <Button size="s" onPress={(event) => ask(event, 'markSite', true, site)}>
            Mark numbers on this site
          </Button>
        )}
        {site && verdict === 'marked' && (
          <Button size="s" onPress={(event) => ask(event, 'markSite', false, site)}>
            No marks on this site
          </Button>
        )}
      </div>
    </section>
  );
}
