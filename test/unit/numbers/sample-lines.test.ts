/** Lines of pages of many kinds and countries, `lines.json`; every number is invented or kept for fiction. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ownPages } from '../../phones/gold.ts';
import { numbersInText } from '../../phones/in-node.ts';

interface SampleLine {
  /** The agent's own country. */
  setting: string;
  lang: string;
  html: string;
  /** E.164, in document order; none for ids, prices, dates, codes and scores. */
  numbers: string[];
}

const lines = JSON.parse(readFileSync(resolve(ownPages, 'lines.json'), 'utf8')) as SampleLine[];

test.each(lines)('[AC-34][AC-36] $setting $lang $html', ({ setting, lang, html, numbers }) => {
  const page = `<!doctype html><html${lang && ` lang="${lang}"`}><body>${html}</body></html>`;
  expect(numbersInText(page, setting).map(({ e164 }) => e164)).toEqual(numbers);
});
