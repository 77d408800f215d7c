import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  addToScore,
  countryPages,
  emptyScore,
  figures,
  goldPages,
  hasGold,
  ownPages,
  type Score,
} from '../../phones/gold.ts';
import { numbersInText } from '../../phones/in-node.ts';

/** Numbers in text only: what links, labels, fields and shadow roots carry is read in a browser. */
function scoreOf(folder: string, isKnown: boolean): Score {
  const score = emptyScore();
  for (const page of goldPages(folder)) {
    const numbers = page.numbers.filter(({ kind, where }) => kind !== 'tel' && !where);
    const region = isKnown ? page.country : 'US';
    addToScore(score, { ...page, numbers }, numbersInText(page.html, region));
  }
  return score;
}

const saved = resolve(import.meta.dirname, '../../../../shared/corpora/phones');
if (!hasGold(saved)) console.log('The saved pages of ../shared/corpora/phones are not here: own pages only.');

// Floors: what was reached. With about forty numbers, one miss is two hundredths.
describe.for([
  ['own pages', ownPages],
  ['own pages of many countries', countryPages],
  ['saved pages', saved],
] as const)('[AC-36][VO-14] numbers in text, %s', ([, folder]) => {
  test.skipIf(!hasGold(folder))('the page’s country known', { timeout: 60_000 }, () => {
    const score = scoreOf(folder, true);
    expect([score.wrong, score.missed]).toEqual([[], []]);
    expect(figures(score)).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  test.skipIf(!hasGold(folder))('the region left at US', { timeout: 60_000 }, () => {
    const score = scoreOf(folder, false);
    expect([score.wrong, score.missed]).toEqual([[], []]);
  });
});
