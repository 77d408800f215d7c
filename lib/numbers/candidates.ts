/**
 * Stage one: which digits in a text may be a telephone number, by shape and by what stands around them. Runs in pages that
 * hold digits, so it knows no metadata. Pure; linear in the length of the text.
 */

import { before, behind, mostContext } from './context.ts';
import { digitRuns } from './digit-runs.ts';
import { keepsOrder } from './direction.ts';
import { extensionIn } from './extension.ts';
import { figureOf, isName, isNeverCalled, isUnit } from './figures.ts';
import { flatText } from './flat-text.ts';
import { faxBehind, isContactBlock, type Label, labelOf, nounBehind } from './labels.ts';
import { isCapital, isCased, isSmall, letters } from './letters.ts';
import { count, isAmerican, spans } from './spans.ts';
import { wordNumbers } from './word-numbers.ts';

/**
 * What speaks for a candidate. `sure`: its shape or a label; any number that exists in the page's country will do.
 * `grouped`: nothing but its groups, which must be exactly the country's own. `bare`: not even those, only the zero in front,
 * so that it must be a mobile number of the page's own country.
 */
export type Proof = 'sure' | 'grouped' | 'bare';

/** Why digits are no candidate; `lib/numbers/why.ts` has the sentences. */
export type Doubt =
  | 'direction'
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

/** A word that goes on behind a hyphen. */
const goesOn = new RegExp(`^-[${letters}\\d]`);
/** The last of a row of lines, "039 513666-9": the number ends before it. */
const lastOfRow = /^-\d{1,2}(?![\w-])/;
/** A word right in front, in the same field or the one before. */
const named = new RegExp(`[${letters}][ :.]{0,2}[ \\n\\u2060|]{0,4}$`);
const mostInRow = 8;
/** What stands between two numbers under one label. */
const joins =
  /^[ ,;/|&\n\u2060\u200b+]{0,6}(?:(?:or|oder|und|and|y|o|e|ou|et|lub|i|of|en|eller|og|och|tai|или|bzw\.) ?)?$/;

/**
 * The candidates of one text, in order, that touch the part from `from` to `to`. What stands before and behind is
 * context. Element borders in the text are the two characters of flat-text.ts. What is known for a number needs no proof, whatever
 * the doubt.
 */
export function candidates(
  text: string,
  from = 0,
  to = text.length,
  isKnown: (written: string, doubt: Doubt) => boolean = () => false,
): Candidate[] {
  const skipped = Math.max(0, from - mostContext);
  if (skipped > 0 || text.length > to + mostContext) {
    const inContext = candidates(
      text.slice(skipped, to + mostContext),
      from - skipped,
      to - skipped,
      isKnown,
    );
    return inContext.map((each) => ({ ...each, start: each.start + skipped, end: each.end + skipped }));
  }
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
  for (const { start, end } of wordNumbers(flat)) if (start >= from && start < to) add(start, end, 'sure', 0);
  const passed: Run[] = [];
  for (const { start, end } of digitRuns(flat)) {
    const index = start + minutesAt(flat, start, end);
    const written = flat.slice(index, end);
    const last = passed.at(-1);
    const isNext =
      last !== undefined &&
      last.inRow < mostInRow &&
      joins.test(flat.slice(last.end, index).slice(-16).toLowerCase());
    const label: () => Label = once<Label>(
      () =>
        labelOf(before(flat, index)) ??
        (isNext ? inherited(last.label(), flat.slice(last.end, index)) : null),
    );
    passed.push({ end, label, inRow: isNext ? (last?.inRow ?? 0) + 1 : 0 });
    if (end <= from || index >= to) continue;
    for (const span of spans(written, index)) {
      const isFirst = span.start === index;
      const isNewSentence = flat.slice(span.start - 2, span.start) === '. ';
      // A verb announces a further one only when that is long enough to be whole.
      const announces =
        count(flat.slice(span.start, span.end)) > 8 ? /noun|letter|fax|verb/ : /noun|letter|fax/;
      const own = () => (isFirst || (!isNewSentence && announces.test(label() ?? '')) ? label() : null);
      const verdict = judge(flat, span.start, span.end, own);
      const proof =
        !isProof(verdict) && isKnown(flat.slice(span.start, span.end), verdict) ? 'sure' : verdict;
      if (isProof(proof) && span.end > from && span.start < to) add(span.start, span.end, proof, span.rank);
    }
  }
  return found
    .filter(({ start, end }) => keepsOrder(text, start, end))
    .sort((a, b) => a.start - b.start || a.rank - b.rank);
}

/** How long the minutes are with which a run begins behind an hour: "9:00-17:00 0161 496 0000". */
function minutesAt(flat: string, start: number, end: number): number {
  if (!/\d:$/.test(flat.slice(Math.max(0, start - 2), start))) return 0;
  return /^[0-5]\d +(?=\d)/.exec(flat.slice(start, end))?.[0].length ?? 0;
}

/** The label of the number before, which holds for the next one too; of what is none to call only in the same field. */
function inherited(label: Label, between: string): Label {
  return (label === 'fax' || label === 'other') && /[|\n]/.test(between) ? null : label;
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

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

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
  if (unbalanced(text) || /[/.]{2}|-{2}|[.-] [.-]|[)\]]\./.test(text)) return 'brackets';
  const lead = before(flat, start, 24);
  const rest = behind(flat, end, 24);
  const isAmericanShape = isAmerican(text);
  if (isUnit(rest, digits)) return 'unit';
  const isPhoneBehind = nounBehind.test(rest.toLowerCase());
  if (/^[.:]\d/.test(rest) || isDecimal(rest) || isPath(rest) || isName(text, rest)) return 'touching';
  if (goesOn.test(rest) && !isPhoneBehind && !lastOfRow.test(rest)) return 'touching';
  // "(phone) 212 555 0147 (fax) 212 555 0148": there the words stand in front.
  const isNextFax = /\) ?$/.test(lead) && /^[^)]*\) ?[+(\d]/.test(rest);
  if (faxBehind.test(rest.toLowerCase()) && !isNextFax) return 'fax';
  if (/\d[.:]?$|(?<!\d{3})\d,$|[\\=&?_@%]$/.test(lead)) return 'touching';
  // Lost spaces: "Sign in1-801-438-4425Sign up", "T+49". Letters that go on in small belong to a code.
  // Scripts without capitals write no spaces anyway.
  const isStuck = isCased(lead.slice(-1)) || isCapital(rest.charAt(0));
  const isAnnounced = /(?:[a-zé]{2}|\bTEL)\.?$/.test(lead) && labelled() === 'noun';
  if (isStuck && !isPlus && !isAnnounced && !/^1?[ .-]?[(]?\d{3}[). -]+\d{3}[.-]\d{4}$/.test(text))
    return 'touching';
  if ((isSmall(rest.charAt(0)) || /^(?:[@_%=&°]|#(?!\d))/.test(rest)) && !extensionIn(rest))
    return 'touching';
  const figure = isPlus || isAmericanShape ? null : figureOf(text);
  if (figure === 'never' || (isAmericanShape && isNeverCalled(text))) return 'figure';
  // Words last: they cost most.
  const label = isPhoneBehind ? 'noun' : labelled();
  if (label === 'fax') return 'fax';
  // A number with its country code is one, whatever it is called: "Caller ID: +1 212 …"; but not a coordinate.
  const isNamed = isPlus && named.test(lead) && !/\.\d{5}/.test(text);
  if (label === 'other' && !isNamed) return 'other-label';
  if (label !== 'noun' && !(isAmericanShape && /\D,$/.test(lead)) && goesOnFrom(lead)) return 'touching';
  if (lastOfRow.test(rest) && label !== 'noun') return 'touching';
  if (isPlus) return digits >= 8 ? 'sure' : 'few-digits';
  if (label === 'noun') return 'sure';
  // "[212.555.0100]", "[96-90891]": what logs and dockets put into brackets.
  const isLogged = /\[$/.test(lead) && /^\]/.test(rest);
  if (isLogged && (!isAmericanShape || text.includes('.'))) return 'unproven';
  if (isAmericanShape) return 'sure';
  // Grouped as the country does: enough for the weaker words, and in a contact block.
  const isAlone = /(?:^|[\n\u2060|·•]) *$/.test(lead) && /^ *(?:$|[\n\u2060|·•])/.test(rest);
  // "Plaza Mayor, 3. 945 123 456. 30-45 €"
  const isSentence = /[.;] $/.test(lead) && /^[.;](?: |$)/.test(rest);
  // Behind a word of its own, "Leder: 86 12 34 57", and at the end of a line, "Leder: Kari, 86 12 34 57".
  const isLast = /[^\s\d], $/.test(lead) && /^ ?(?:$|\n)/.test(rest);
  const isField = isLast || /[^\s\d]: ?$/.test(lead);
  const isInContact = once(() => isContactBlock(before(flat, start) + behind(flat, end)));
  if (figure && label === 'verb') return figure === 'amount' ? 'sure' : 'grouped';
  if (figure && label === 'letter') return 'grouped';
  // No amount begins with a zero.
  if (figure === 'amount' && text.startsWith('0') && digits > 8) return 'grouped';
  if (figure === 'amount') return (isAlone || isLast || isSentence) && isInContact() ? 'grouped' : 'figure';
  if (figure) return 'figure';
  if (label === 'verb' || label === 'letter') return 'sure';
  if (/^(?:\(?0\d{1,5}(?:\)?[ /.-]+|\))|0 ?\(\d{1,5}\) ?)\d/.test(text) && digits >= 9) return 'sure';
  if (/^,? {0,2}[([]?e?x/i.test(rest) && extensionIn(rest)) return 'sure';
  if (!/\D/.test(text)) {
    if (isAlone && isInContact() && digits >= 9 && digits < 13) return 'sure';
    const isMobile = /^(?:0[1-9]\d{8,9}|1[3-9]\d{9})$/.test(text) || (isField && /^[6-9]\d{9}$/.test(text));
    return isMobile && /^$|[\s\u2060(:]$/.test(lead) ? 'bare' : 'unproven';
  }
  return digits > 8 || isAlone || isField || isInContact() ? 'grouped' : 'unproven';
}

/** Behind a hyphen, or behind the slash or comma of something that is no number of its own. */
function goesOnFrom(lead: string): boolean {
  const least = { ',': 4, '/': 7, '-': Number.POSITIVE_INFINITY }[lead.slice(-1)];
  return least !== undefined && count(/[\d ().-]*.$/.exec(lead)?.[0] ?? '') < least;
}

/** "1234567,50" and "1234567,890", but not the comma between two telephone numbers. */
const isDecimal = (rest: string) => /^,\d/.test(rest) && !/^,(?:0\d\d|\d{1,4}-|\d{7})/.test(rest);

/** More of an address or a code behind a slash, but not another telephone number, its end or its label. */
function isPath(rest: string): boolean {
  const [, next = ''] =
    /^[/\\]((?:[a-z]+|\d[\d ().-]*)[.:/]?)/i.exec(rest.replace(/^(?:\/\d{1,6})+(?![\w.-])/, '')) ?? [];
  return next !== '' && !/[a-z][.:]$/i.test(next) && count(next) < 7;
}

/** In Korea the bracket that opens is left out: "031)496-0128". */
function unbalanced(written: string): boolean {
  const text = written.replace(/^(0(?:2|\d\d))\)(?= ?\d{3,4}-\d{4}$)/, '$1');
  return (text.match(/[([]/g)?.length ?? 0) !== (text.match(/[)\]]/g)?.length ?? 0);
}
