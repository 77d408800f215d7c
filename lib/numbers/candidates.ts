/**
 * Stage one: which digits in a text may be a telephone number, by shape and by what stands around them. Runs in pages that
 * hold digits, so it knows no metadata. Pure; linear in the length of the text.
 */

import { digitRuns } from './digit-runs.ts';
import { figureOf, isUnit } from './figures.ts';
import { blockBorder, flatText, inlineBorder } from './flat-text.ts';
import { faxBehind, isContactBlock, type Label, labelOf } from './labels.ts';
import { isCapital, isCased, isSmall, letters } from './letters.ts';

/**
 * What speaks for a candidate. `sure`: its shape or a label; any number that exists in the page's country will do.
 * `grouped`: nothing but its groups, which must be exactly the country's own. `bare`: not even those, only the zero in front,
 * so that it must be a mobile number of the page's own country.
 */
export type Proof = 'sure' | 'grouped' | 'bare';

/** Why digits are no candidate; `lib/numbers/why.ts` has the sentences. */
export type Doubt =
  | 'few-digits'
  | 'many-digits'
  | 'brackets'
  | 'fax'
  | 'other-label'
  | 'unit'
  | 'touching'
  | 'figure'
  | 'unproven';

export interface Candidate {
  /** Offsets of the number in the text, without its extension. */
  start: number;
  end: number;
  /** What to check: the number as written, and its extension when one follows. */
  text: string;
  proof: Proof;
  /** Of overlapping candidates that turn out to exist, the lowest rank wins. */
  rank: number;
}

const vanity =
  /(?:\+?1[ .-]?)?\(?\b8(?:00|33|44|55|66|77|88)\)?[ .-]{1,2}(?=[\d.-]{0,9}[A-Z])(?:[A-Z\d](?:[.-]?[A-Z\d]){6,9}\b|[A-Z][a-z]{6}\b)/g;
const extensionWords = new Set(
  'ext extn extension extensión x durchwahl dw poste anexo interno int ramal доб wew #'.split(' '),
);
const extensionForm = /^,?[ \u200b\u2060]{0,2}[([]?([a-zóабод]+|#)[ .:]*(\d+)/;
const mostExtensionDigits = 6;
const american =
  /(?:1[ .·-]?)?(?:[([][2-9]\d\d[)\]](?: - |[ .·-]{0,2})[2-9]\d\d[ .·-]?|[2-9]\d\d(?:[.·-]| - )[2-9]\d\d(?:[.·-]| - ))\d{4}/;
const americanInside = new RegExp(`(?<![\\d.-]|\\d[(/] ?)${american.source}(?![\\d-])`);
/** Where one run of digits holds two numbers. */
const cut = new RegExp(`${inlineBorder}| [/·•-] | {2,}| (?=[([])|/(?= ?[0(])|(?<=\\d{6})/(?=\\d{6})`, 'g');
/** The end of a second number that shares its beginning with the one before: "0161 496 0127 / 8". */
const tail = / ?\/ ?\d{1,4}$/;
const wordEnd = new RegExp(`[${letters}\\d]$`);
/** A word that goes on behind a hyphen. */
const goesOn = new RegExp(`^-[${letters}\\d]`);
const named = new RegExp(`[${letters}][ :.]{0,2}$`);
const around = 80;
const mostInRow = 8;
/** What stands between two numbers under one label. */
const joins = /^[ ,;/|&\n\u2060\u200b+]{0,6}(?:(?:or|oder|und|and|y|o|e|ou|et|lub|i|bzw\.) ?)?$/i;

/**
 * The candidates of one text, in order, that touch the part from `from` to `to`. What stands before and behind is
 * context. Element borders in the text are the two characters of flat-text.ts.
 */
export function candidates(text: string, from = 0, to = text.length): Candidate[] {
  const flat = flatText(text);
  const found: Candidate[] = [];
  const add = (start: number, end: number, proof: Proof, rank: number) => {
    const ext = extensionIn(flat.slice(end, end + 24));
    const written = flat
      .slice(start, end)
      .replaceAll(/[\u200b\u2060]/g, '')
      .replaceAll(/[·•]/g, ' ');
    found.push({ start, end, text: ext ? `${written} ext ${ext}` : written, proof, rank });
  };
  for (const { 0: written, index } of flat.matchAll(vanity)) {
    const isTouching = wordEnd.test(flat.slice(Math.max(0, index - 1), index));
    if (index >= from && index < to && !isTouching) add(index, index + written.length, 'sure', 0);
  }
  const passed: Run[] = [];
  for (const { start: index, end, digits } of digitRuns(flat)) {
    const written = flat.slice(index, end);
    const before = passed.at(-1);
    const isNext =
      before !== undefined &&
      before.inRow < mostInRow &&
      joins.test(flat.slice(before.end, index).slice(-16));
    const label: () => Label = once<Label>(
      () =>
        labelOf(flat.slice(Math.max(0, index - around), index)) ??
        (isNext ? (before?.label() ?? null) : null),
    );
    passed.push({ end, label, inRow: isNext ? (before?.inRow ?? 0) + 1 : 0 });
    if (end <= from || index >= to || digits < 7) continue;
    for (const span of spans(written, index)) {
      const isFirst = span.start === index;
      const own = () => (isFirst || label() === 'noun' || label() === 'letter' ? label() : null);
      const proof = judge(flat, span.start, span.end, own);
      if (isProof(proof) && span.end > from && span.start < to) add(span.start, span.end, proof, span.rank);
    }
  }
  return found.sort((a, b) => a.start - b.start || a.rank - b.rank);
}

/** The digits of an extension that stands right behind a number; null for none. */
function extensionIn(rest: string): string | null {
  const [, word = '', digits = ''] = extensionForm.exec(rest.toLowerCase()) ?? [];
  return extensionWords.has(word) && digits.length <= mostExtensionDigits ? digits : null;
}

/** Whether a verdict, or whatever a page sent, speaks for a candidate. */
export const isProof = (verdict: unknown): verdict is Proof =>
  verdict === 'sure' || verdict === 'grouped' || verdict === 'bare';

/** A run of digits and gaps that was passed. */
interface Run {
  end: number;
  label: () => Label;
  /** How many stood before it under one label. */
  inRow: number;
}

interface Span {
  start: number;
  end: number;
  rank: number;
}

/** The numbers that one run of digits and gaps may hold: whole, cut where two were joined, and an American one inside. */
function spans(run: string, at: number): Span[] {
  const span = (from: number, to: number, rank: number): Span => ({ start: at + from, end: at + to, rank });
  const isPlus = run.startsWith('+');
  const pieces = piecesOf(run);
  const areNumbers = pieces.length > 1 && pieces.every(([from, to]) => count(run.slice(from, to)) >= 7);
  const found = pieces.length > 1 ? pieces.map(([from, to]) => span(from, to, areNumbers ? 0 : 2)) : [];
  const head = run.replace(tail, '');
  const isHeadWhole = head.length < run.length && count(head) >= (/\D/.test(head) ? 9 : 11);
  found.push(isHeadWhole ? span(0, head.length, 0) : span(0, run.length, 1));
  const inside = isPlus ? null : americanInside.exec(run);
  if (inside && inside[0].length < run.length)
    found.push(span(inside.index, inside.index + inside[0].length, 0));
  return found;
}

function piecesOf(run: string): [number, number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  for (const border of run.matchAll(cut)) {
    pieces.push([from, border.index]);
    from = border.index + border[0].length;
  }
  pieces.push([from, run.length]);
  return pieces;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const count = (text: string) => text.match(/\d/g)?.length ?? 0;

/** What speaks for or against the digits between two offsets of a flat text, given the label in front of them. */
export function judge(flat: string, start: number, end: number, labelled: () => Label): Proof | Doubt {
  const text = flat
    .slice(start, end)
    .replaceAll(/[\u200b\u2060]/g, '')
    .trim();
  const digits = count(text);
  const isPlus = /^[([]?(?:\+|00 ?[1-9]\d{0,2}[ ().-])/.test(text);
  if (digits < 7) return 'few-digits';
  if (digits > 15) return 'many-digits';
  if (unbalanced(text) || /[/.]{2}|-{2}|[.-] [.-]/.test(text)) return 'brackets';
  const lead = flat.slice(Math.max(0, start - 3), start);
  const rest = flat.slice(end, end + 24);
  const isAmericanShape = isAmerican(text);
  if (isUnit(rest, digits)) return 'unit';
  if (/^[/\\](?!\d{1,4}(?![\w/.-]))\w|^[.,:]\d/.test(rest) || goesOn.test(rest)) return 'touching';
  if (faxBehind.test(rest)) return 'fax';
  if (/\d[.,:]?$|[\\=&?_@%]$/.test(lead)) return 'touching';
  // Lost spaces: "Sign in1-801-438-4425Sign up", "T+49". Letters that go on in small belong to a code.
  // Scripts without capitals write no spaces anyway.
  const isStuck = isCased(lead.slice(-1)) || isCapital(rest.charAt(0));
  if (isStuck && !isPlus && !/^1?[ .-]?[(]?\d{3}[). -]+\d{3}[.-]\d{4}$/.test(text)) return 'touching';
  if ((isSmall(rest.charAt(0)) || /^[@_%=&°]/.test(rest)) && !extensionIn(rest)) return 'touching';
  const figure = isPlus ? null : figureOf(text);
  if (figure === 'never') return 'figure';
  // Words last: they cost most.
  const label = labelled();
  if (label === 'fax') return 'fax';
  // A number with its country code is one, whatever it is called: "Caller ID: +1 212 …"; but not a coordinate.
  const isNamed = isPlus && named.test(lead) && !/\.\d{5}/.test(text);
  if (label === 'other' && !isNamed) return 'other-label';
  if (label !== 'noun' && /[,/-]$/.test(lead)) return 'touching';
  if (isPlus) return digits >= 8 ? 'sure' : 'few-digits';
  if (label === 'noun' || isAmericanShape) return 'sure';
  // Grouped as the country does: enough for the weaker words, and in a contact block.
  const isAlone = isBorder(flat.charAt(start - 1)) && isBorder(flat.charAt(end));
  const isInContact = once(() =>
    isContactBlock(flat.slice(Math.max(0, start - around), start) + flat.slice(end, end + around)),
  );
  if (figure && label === 'verb') return figure === 'amount' ? 'sure' : 'grouped';
  if (figure && label === 'letter') return 'grouped';
  if (figure === 'amount') return isAlone && isInContact() ? 'grouped' : 'figure';
  if (figure) return 'figure';
  if (label === 'verb' || label === 'letter') return 'sure';
  if (/^\(?0\d/.test(text) && /^\(?0\d{1,5}\)?[ \-/.]+\d/.test(text) && digits >= 9) return 'sure';
  if (/^,? {0,2}[([]?e?x/i.test(rest) && extensionIn(rest)) return 'sure';
  if (!/\D/.test(text)) {
    if (isAlone && isInContact() && digits >= 9 && digits < 13) return 'sure';
    return /^(?:0[1-9]\d{8,9}|1[3-9]\d{9})$/.test(text) && /^$|[\s\u2060(]$/.test(lead) ? 'bare' : 'unproven';
  }
  return digits > 8 || isAlone || isInContact() ? 'grouped' : 'unproven';
}

const isBorder = (character: string) =>
  character === '' || character === blockBorder || character === inlineBorder;

function unbalanced(text: string): boolean {
  return (text.match(/[([]/g)?.length ?? 0) !== (text.match(/[)\]]/g)?.length ?? 0);
}

/** `(212) 555-0147`: American by its shape, wherever the page stands. */
export function isAmerican(text: string): boolean {
  return americanInside.exec(text)?.[0] === text;
}

/** Whether `written` groups its digits as the checked number does, in one of its two forms. */
export function isGroupedAs(written: string, forms: readonly string[]): boolean {
  const groups = (text: string) => text.replace(/\D+/g, ' ').trim();
  return forms.some((form) => groups(form) === groups(written));
}
