/** What the worker says about the numbers of this page: asked in batches, remembered as long as the rules stay. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import type { Asked } from '../numbers/confirm.ts';
import type { PageRules } from '../numbers/number-rules.ts';
import { once } from '../once.ts';
import { query } from './background.ts';
import { pageOrigin } from './page-origin.ts';
import { knowsMore } from './requests.ts';
import { topSite } from './top-site.ts';

/** As many are kept, and what is in use. */
const mostRemembered = 2_000;
/** The worker takes no longer list. */
const mostAsked = 200;

export class CheckedTexts {
  readonly #known = new Map<string, CheckedNumber | null>();
  #region: string | null = null;
  #told: PageRules | null = null;
  /** From when on old answers are looked through. */
  #many = 2 * mostRemembered;

  /** What is known of a link's address without asking. */
  get(address: string): CheckedNumber | undefined {
    return this.answer({ text: address, proof: 'address' }) ?? undefined;
  }

  /** What the worker said; undefined when it was not asked, null for no number. */
  answer(asked: Asked): CheckedNumber | null | undefined {
    return this.#known.get(keyOf(asked));
  }

  /** Asked for once, with the first number of the page: a page without numbers never wakes the worker. */
  readonly rules = once(async () => {
    this.#told = await query('pageRules', topSite());
    return this.#told;
  });

  /** The rules, as far as they are known already. */
  get told(): PageRules | null {
    return this.#told;
  }

  /** Whether rules make numbers of digits that nothing else does; answered without waking the worker. */
  readonly knowMore = once(async () => Boolean((await chrome.storage.sync.get(knowsMore))[knowsMore]));

  /** The page's country as the worker guessed it; null before there was anything to guess from. */
  get guessed(): string | null {
    return this.#region;
  }

  /** The country of numbers without one: the page's as the worker guessed it, else the setting. */
  async region(): Promise<string> {
    return this.#region ?? (await this.rules()).defaultRegion;
  }

  /** Makes the addresses of links known. */
  check(addresses: readonly string[]): Promise<void> {
    return this.ask(addresses.map((text) => ({ text, proof: 'address' })));
  }

  /** Forgets the oldest answers but those `inUse`, once there are many: a chat brings numbers for hours. */
  forgetOld(inUse: () => readonly Asked[]): void {
    if (this.#known.size <= this.#many) return;
    const used = new Set(inUse().map(keyOf));
    for (const key of this.#known.keys()) {
      if (this.#known.size <= mostRemembered) break;
      if (!used.has(key)) this.#known.delete(key);
    }
    // A page that uses more than that is not looked through at every answer.
    this.#many = 2 * Math.max(this.#known.size, mostRemembered);
  }

  /** Makes everything known, with one question to the worker for what is not, or some where that is much. */
  async ask(asked: readonly Asked[]): Promise<void> {
    let batch = new Map<string, Asked>();
    for (const each of asked) {
      const key = keyOf(each);
      if (!this.#known.has(key)) batch.set(key, { text: each.text, proof: each.proof });
      if (batch.size < mostAsked) continue;
      await this.#answer(batch);
      batch = new Map();
    }
    if (batch.size > 0) await this.#answer(batch);
  }

  async #answer(batch: ReadonlyMap<string, Asked>): Promise<void> {
    const { region, numbers } = await query('findNumbers', [...batch.values()], pageOrigin(), topSite());
    this.#region = region;
    for (const [i, key] of [...batch.keys()].entries()) this.#known.set(key, numbers[i] ?? null);
  }
}

const keyOf = ({ text, proof }: Asked) => `${proof} ${text}`;
