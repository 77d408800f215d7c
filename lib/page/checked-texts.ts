/** What the worker says about the numbers of this page: asked in batches, remembered for the page's life. */

import { isAmerican } from '../numbers/candidates.ts';
import type { CheckedNumber } from '../numbers/checked-number.ts';
import { pageRegion } from '../numbers/page-region.ts';
import type { PageRules } from '../queries.ts';
import { query } from './background.ts';

const mostRemembered = 2000;

export class CheckedTexts {
  readonly #known = new Map<string, CheckedNumber>();
  #rules: Promise<PageRules> | null = null;

  /** What is known of a text without asking. */
  get(text: string): CheckedNumber | undefined {
    return this.#known.get(text);
  }

  /** Asked for once, with the first number of the page: a page without numbers never wakes the worker. */
  rules(): Promise<PageRules> {
    this.#rules ??= query('pageRules');
    return this.#rules;
  }

  /** The country of numbers without one: the page's by its address and language, else the setting. */
  async region(): Promise<string> {
    const guess = pageRegion(location.hostname, document.documentElement?.lang ?? '');
    return guess ?? (await this.rules()).defaultRegion;
  }

  /** Makes every text known, with one question to the worker for those that are not. */
  async check(texts: readonly string[]): Promise<void> {
    const unknown = [...new Set(texts)].filter((text) => !this.#known.has(text));
    if (unknown.length === 0) return;
    const region = await this.region();
    await this.#ask(unknown, region);
    const foreign = unknown.filter((text) => isAmerican(text) && this.#known.get(text)?.kind === 'refused');
    if (region !== 'US' && foreign.length > 0) await this.#ask(foreign, 'US');
  }

  async #ask(texts: string[], region: string): Promise<void> {
    const numbers = await query('checkNumbers', texts, region);
    if (this.#known.size > mostRemembered) this.#known.clear();
    for (const [i, text] of texts.entries()) {
      const number = numbers[i];
      if (number) this.#known.set(text, number);
    }
  }
}
