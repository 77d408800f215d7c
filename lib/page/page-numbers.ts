/** Every number of a page that can be called: found in its text, or carried by a link, a shown field or a label. */

import { candidates, type Doubt } from '../numbers/candidates.ts';
import type { CheckedNumber } from '../numbers/checked-number.ts';
import type { Asked } from '../numbers/confirm.ts';
import { hasHit } from '../numbers/gate.ts';
import { digitsOf, holdsAnyOf, knownIn, mayRepeat } from '../numbers/known-numbers.ts';
import type { Written } from '../numbers/why.ts';
import { takeTurns } from '../turns.ts';
import { carriedBy, textFields } from './carried.ts';
import { CheckedTexts } from './checked-texts.ts';
import { type Found, isDialable, markFound } from './found-numbers.ts';
import { type Mark, Marks } from './marks.ts';
import { addressOf, telLinks } from './number-link.ts';
import { isIn, isReadable, optedOut } from './readable.ts';
import { inSlices, nowOrInSlices } from './slices.ts';
import { SlowTexts } from './slow-texts.ts';
import { lineAround, stretches, textRun } from './text-run.ts';
import type { PageReader } from './text-walk.ts';
import { writtenAt } from './written.ts';

/** When the worker is asked again after no answer. */
const soonMs = 500;
const seldomMs = 60_000;

export class PageNumbers implements PageReader {
  readonly marks: Marks;
  /** What the worker said by the rules that hold. */
  texts = new CheckedTexts();
  /** By rules that have changed since: takes its place with the first answers. */
  #newTexts = this.texts;
  /** What each element that was seen carries outside its text; some may have left the page since. */
  readonly places = new Map<Element, Asked[]>();
  /** Texts whose digits are numbers only if a rule or the rest of the page says so; null once both are known, or that there is nothing. */
  #doubtful: Set<Text> | null = new Set();
  #known: string[] = [];
  /** The digits of the numbers that the page has or had under these rules, with and without their country. */
  readonly #elsewhere = new Set<string>();
  #found: Found[] = [];
  #asked: Asked[] = [];
  /** Looked at since the last question; their marks stay until it is known what stands there now. */
  #read = new Set<Text>();
  #againMs = soonMs;
  #settling: Promise<unknown> = Promise.resolve();
  readonly #inTurn = takeTurns();
  readonly #slow = new SlowTexts((node) => void this.#readAgain(node));
  readonly #lifetime: AbortSignal;
  readonly #isThere: () => void;

  /** `isThere` runs, again and again, when there is something to act on. */
  constructor(lifetime: AbortSignal, isThere: () => void) {
    this.#lifetime = lifetime;
    this.#isThere = isThere;
    this.marks = new Marks(lifetime);
  }

  *text(node: Text): Generator<void> {
    if (!this.#slow.rests(node)) yield* this.#slow.timed(node, this.#readText(node));
  }

  *#readText(node: Text): Generator<void> {
    this.#read.add(node);
    if (!node.isConnected || !isReadable(node)) return;
    // Cells of a table touch in the page's text and are apart on the page.
    if (!hasHit(node.data) && !hasHit(lineAround(node))) return;
    const run = textRun(node);
    const isKnown = (written: string, doubt: Doubt) =>
      knownIn(this.#known, written) !== null || (mayRepeat(doubt) && this.#elsewhere.has(digitsOf(written)));
    const isLinked = node.parentElement?.closest(telLinks);
    let isDoubtful = true;
    for (const [from, to] of stretches(run)) {
      for (const { start, end, text, proof, rank } of candidates(run.text, from, to, isKnown)) {
        isDoubtful = false;
        const pieces = run.pieces(start, end);
        this.#found.push({ text, proof: isLinked ? 'sure' : proof, rank, pieces });
      }
      yield;
    }
    if (isDoubtful) this.#doubtful?.add(node);
  }

  async #readAgain(node: Text): Promise<void> {
    // By a timer, which runs in hidden tabs too.
    await inSlices(this.text(node), this.#lifetime);
    if (!this.#lifetime.aborted) this.passed();
  }

  *#texts(nodes: Iterable<Text>): Generator<void> {
    for (const node of nodes) yield* this.#readText(node);
  }

  place(element: Element): void {
    if (isIn(element, optedOut)) return;
    const isLink = element.matches(telLinks);
    const asked = isLink ? [{ text: addressOf(element), proof: 'address' as const }] : carriedBy(element);
    if (asked.length === 0) return;
    this.places.set(element, asked);
    this.#asked.push(...asked);
    // A link can be pressed at once; who acts on it should be there.
    if (isLink) this.#isThere();
  }

  /** A text of the page with what stands around it, as it is judged; null for a stretch without text. */
  written(place: Range): Written | null {
    const written = writtenAt(place);
    return written && { ...written, isElsewhere: this.#elsewhere.has(digitsOf(written.text)) };
  }

  changed(node: Text): void {
    this.marks.dropChanged(node);
  }

  altered(element: Element): void {
    // Its own part of the page, and not all that is known of the page: a list may alter thousands of links at once.
    const within = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = element; node; node = within.nextNode()) {
      this.places.delete(node as Element);
      if (this.marks.has(node as Text)) this.#read.add(node as Text);
    }
  }

  /** Everything is asked anew as the page is looked at once more. What is marked stays until the answer: a press on it counts. */
  rulesChanged(): void {
    this.#newTexts = new CheckedTexts();
    this.#slow.wake();
    if (this.marks.isEmpty && this.places.size === 0) this.texts = this.#newTexts;
    this.#doubtful = new Set();
    this.#known = [];
    this.#elsewhere.clear();
    this.#found = [];
    this.#asked = [...this.places.values()].flat();
  }

  passed(): void {
    this.marks.dropGone();
    // Switched on since, of which nobody is told.
    if (document.designMode === 'on') this.marks.clear();
    for (const place of this.places.keys()) if (!place.isConnected) this.places.delete(place);
    if (this.#found.length + this.#asked.length === 0 && this.texts === this.#newTexts) {
      const read = this.#read;
      this.#read = new Set();
      void this.#show(this.texts, [], read);
      if (this.#doubtful?.size) void this.#lookForRules();
      return;
    }
    this.#ask().then(
      () => {
        this.#againMs = soonMs;
      },
      () => this.#again(),
    );
  }

  /** The worker may have ended over the question: the next wakes it. Less and less often, and never once it was replaced. */
  #again(): void {
    if (!chrome.runtime?.id || this.#lifetime.aborted) return;
    setTimeout(() => this.passed(), this.#againMs);
    this.#againMs = Math.min(2 * this.#againMs, seldomMs);
  }

  /** A page that has no candidates asks the worker for the rules only when there are some that could make numbers of its digits. */
  async #lookForRules(): Promise<void> {
    if (!(await this.texts.knowMore())) this.#doubtful = null;
    else if (!this.#lifetime.aborted) await this.#ask().catch(() => this.#again());
  }

  /** Reads the fields that somebody may write in, too. Resolves when their numbers are known. */
  async lookInFields(): Promise<void> {
    for (const field of document.querySelectorAll(textFields)) this.place(field);
    // What is being asked about already is none of what this one asks.
    await this.#settling;
    await this.#ask();
  }

  /** Several may be under way: the first takes what was found until then, and the others are done before it. */
  #ask(): Promise<void> {
    const settled = this.#settle();
    this.#settling = Promise.allSettled([this.#settling, settled]);
    return settled;
  }

  /** Asks about everything found in this pass at once, then marks what turned out to be a number. */
  async #settle(): Promise<void> {
    const texts = this.#newTexts;
    const rules = await texts.rules();
    // They changed meanwhile, and the next pass asks for what holds now.
    if (texts !== this.#newTexts) return;
    const doubtful = [...(this.#doubtful ?? [])];
    [this.#doubtful, this.#known] = [null, rules.known];
    if (rules.known.length > 0) await nowOrInSlices(this.#texts(doubtful), this.#lifetime);
    if (texts !== this.#newTexts) return;
    // What is read while this one is under way is the next one's.
    const [found, asked, read] = [this.#found, this.#asked, this.#read];
    [this.#found, this.#asked, this.#read] = [[], [], new Set()];
    if (!rules.marksNumbers) {
      this.texts = texts;
      this.marks.clear();
      return;
    }
    const giveBack = () => {
      for (const node of read) this.#read.add(node);
    };
    texts.forgetOld(() => [...this.places.values()].flat());
    try {
      await texts.ask([...asked, ...found]);
    } catch (error) {
      this.#found.unshift(...found);
      this.#asked.unshift(...asked);
      this.#doubtful = new Set(doubtful);
      giveBack();
      throw error;
    }
    if (this.#lifetime.aborted || texts !== this.#newTexts) return giveBack();
    this.texts = texts;
    // The page went on meanwhile: a text that changed waits in the next pass.
    const marks = await this.#show(texts, found, read);
    if (texts !== this.#newTexts) return giveBack();
    if (marks.size + asked.length > 0) this.#isThere();
    const told = [...asked.map((each) => texts.answer(each)), ...[...marks].map(({ number }) => number)];
    await nowOrInSlices(this.#repeated(doubtful, told), this.#lifetime);
    if (this.#found.length > 0) await this.#settle();
  }

  /** A number of the page is one wherever its digits stand, also where nothing speaks for them: "28 700 013" once more in the footer. */
  *#repeated(
    doubtful: readonly Text[],
    told: readonly (CheckedNumber | null | undefined)[],
  ): Generator<void> {
    for (const number of told) {
      if (isDialable(number))
        for (const written of [number.e164, number.national]) this.#elsewhere.add(digitsOf(written));
      yield;
    }
    const mayHold = holdsAnyOf(this.#elsewhere);
    for (const node of doubtful) {
      if (mayHold(node.data)) yield* this.#readText(node);
      yield;
    }
  }

  /** What was asked first is shown first. Resolves with the marks of what was found. */
  async #show(texts: CheckedTexts, found: readonly Found[], read: ReadonlySet<Text>): Promise<Set<Mark>> {
    const marked = new Set<Mark>();
    const marking = markFound(this.marks, texts, found, read, marked, () => texts === this.#newTexts);
    await this.#inTurn(() => nowOrInSlices(marking, this.#lifetime));
    return marked;
  }
}
