/**
 * Stage one: which digits in a text may be a telephone number, by shape and by what stands around them.
 * Runs in every page, so it holds no metadata. Pure; linear in the length of the text.
 */

export interface Candidate {
  /** Offsets of the number in the text, without its extension. */
  start: number;
  end: number;
  /** What to check: the number as written, and its extension when one follows. */
  text: string;
  /** False when only the country's own grouping would prove it: compare with what the check answers. */
  isSure: boolean;
}

const digit = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]';
const unseen = '\\u00ad\\u200b-\\u200d\\u2060';
const gap = `[ \\u00a0\\u2000-\\u200a\\u202f\\u3000${unseen}().\\-\\u2010-\\u2015\\u2212/\\[\\]]`;

/** Whether a whole page's text can hold a candidate at all: seven digits, or 8xx and letters. */
export const gate = new RegExp(`${digit}(?:${gap}{0,3}${digit}){6}|\\b8\\d\\d\\)?[ .-]?[A-Z\\d]{3}`);

const digits = new RegExp(digit, 'g');
const hidden = new RegExp(`[${unseen}]`, 'g');
const shape = new RegExp(`(?:[+\\uff0b][ ]?)?[([]?${digit}(?:${gap}{0,4}${digit})*`, 'g');
const vanity =
  /(?:\+?1[ .-]?)?\(?\b8(?:00|33|44|55|66|77|88)\)?[ .-](?=[\d.-]*[A-Z])[A-Z\d](?:[.-]?[A-Z\d]){6,9}\b/g;
const extension =
  /^,?[ \u00a0]{0,2}[([]?(?:ext(?:ension|n)?|x|durchwahl|dw|poste|anexo|interno)[ .:\u00a0]{0,3}(\d{1,6})(?!\d)/i;

/** Words that announce a number, in the languages of the pages measured; they end right before it. */
const announced =
  /(?:^|[^\p{L}])(?:t|m|p|tel[eé]?|tlf|tfno?|fono?|ph|(?:tele)?phone|t[eé]l[eé](?:fon[aeiouy]?|foon|fonos|phone)|puhelin|puh|mob(?:il[eny]?)?|móvil|celular|cell?|handy|natel|gsm|call|ring|dial|hotline|helpline|text|sms|whatsapp|kontakt|contact|appelez|llame|rufen sie[\p{L} ]{0,12}|zadzwoń[\p{L} ]{0,14}|ou par téléphone au|freephone|toll[ -]free|тел(?:ефон)?|моб|τηλ|電話|电话|전화|هاتف|טל)(?:[ .:)#\u00a0№/-]|[\p{L} ]{0,12}[:)])*[ \u00a0]*$/iu;
const faxed = /(?:fax|telefax|faks|téléc|φαξ|факс|f)[ .:\u00a0]{0,4}$|(?:fax|faks)[^\d]{0,12}$/i;
/** Words and signs that announce a figure which is no telephone number. */
const disowned =
  /(?:[$€£¥₹₽%#@=&?_§№^~<>|*]|\b(?:no|nr|num|number|id|isbn|issn|doi|vat|ust|siret|siren|iban|bic|ref(?:erence)?|order|invoice|tracking|case|ticket|account|konto|acct|sku|ean|gtin|art(?:icle|ikel)?|company|reg(?:istered)?|hrb|licen[cs]e|version|v|pp?|page|seite|zip|plz|pmid|patent|serial|model|charity|abn|acn|cnpj|cpf|nip|regon|krs|rut|cif|nif|usd|eur|gbp|rs|build|bestell\p{L}*|auftrag\p{L}*)\b)[ .:°º#\u00a0-]{0,4}$/iu;
const unitAfter =
  /^[ \u00a0]?(?:%|€|\$|£|°|[ap]m\b|uhr\b|kg\b|km\b|mm\b|cm\b|m²|eur\b|usd\b|px\b|kb\b|mb\b|gb\b|bytes\b|views\b|years?\b|people\b)/i;

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:1[5-9]|20)\\d\\d';
/** Dates, year ranges, thousands, decimals, network addresses, cards, book numbers, postcodes. */
const figure = new RegExp(
  [
    `^${day}[./ -]{1,2}${month}[./ -]{1,2}(?:${year}|\\d\\d)\\b`,
    `^${month}[./-]${day}[./-](?:${year}|\\d\\d)\\b`,
    `^${year}[./ -]{1,2}${month}[./ -]{1,2}${day}\\b`,
    `^\\(?${year}\\)?[ ]?[-–—/][ ]?\\(?${year}\\)?$`,
    '^(?:19|20)\\d{6}(?:\\d{4,6})?$',
    '^\\d{1,3}(?:[ .\\u00a0\\u202f]\\d{3}){2,}$',
    '^\\d+[.]\\d+$',
    '^\\d{1,3}(?:\\.\\d{1,3}){3}$',
    '^\\d{4}([ -])\\d{4}\\1\\d{4}(?:\\1\\d{1,4})?$',
    '^97[89][ -]?\\d',
    '^\\d{4}-\\d{3,4}$',
    '^\\d{5}-\\d{4}$',
    '^\\d{3}-\\d{2}-\\d{4}$',
  ].join('|'),
);

/**
 * The candidates of one text, in order. `before` is what stands in front of the text in the same block (some
 * 24 characters), `after` what follows it. A fax number is none: nobody wants to ring it.
 */
export function candidates(text: string, before = '', after = ''): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(vanity)) {
    if (/[\p{L}\d]/u.test(text.charAt(match.index - 1))) continue;
    found.push({ start: match.index, end: match.index + match[0].length, text: match[0], isSure: true });
  }
  for (const match of text.matchAll(shape)) {
    for (const piece of pieces(match[0], match.index)) {
      const start = piece.start;
      const end = start + piece.text.length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const lead = (before + text.slice(Math.max(0, start - 40), start)).slice(-40);
      const rest = (text.slice(end, end + 24) + after).slice(0, 24);
      const verdict = judge(piece.text, lead, rest);
      if (verdict === 'none') continue;
      const ext = extension.exec(rest)?.[1];
      found.push({
        start,
        end,
        text: ext ? `${piece.text} ext ${ext}` : piece.text,
        isSure: verdict === 'sure',
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** One run of digits and gaps, cut where two numbers were joined, when it is too long for one. */
function pieces(run: string, at: number): { text: string; start: number }[] {
  const cuts = count(run) > 15 ? [/( [/–—-] )/, /([ \u00a0]{2,}| (?=[([]))/, /(\/)(?=[ 0(+])/] : [];
  for (const cut of cuts) {
    const found: { text: string; start: number }[] = [];
    let start = at;
    // The cuts themselves stand between the pieces, at the odd places.
    for (const [i, text] of run.split(cut).entries()) {
      if (i % 2 === 0) found.push({ text, start });
      start += text.length;
    }
    if (found.length > 1 && found.every(({ text }) => count(text) <= 15)) return found;
  }
  return [{ text: run, start: at }];
}

function count(text: string): number {
  return text.match(digits)?.length ?? 0;
}

function judge(raw: string, lead: string, rest: string): 'sure' | 'by-format' | 'none' {
  const text = raw.replace(hidden, '').trim();
  const digits = count(text);
  const isPlus = /^[+\uff0b]/.test(text);
  if (digits < 7 || digits > 15) return 'none';
  if (unbalanced(text) || /[/.]{2}|-{2}|[.-] [.-]/.test(text)) return 'none';
  if (faxed.test(lead)) return 'none';
  const isAnnounced = announced.test(lead);
  if (!isAnnounced && disowned.test(lead)) return 'none';
  if (/^[\p{L}\d@_%=&°]/u.test(rest) && !/^(?:x|ext)/i.test(rest) && !(isPlus || isAmerican(text)))
    return 'none';
  if (/^[/\\]\w|^[.,:]\d|^-[\p{L}\d]/u.test(rest) || unitAfter.test(rest)) return 'none';
  if (/[\p{L}\d]$/u.test(lead) && !isAnnounced && !isPlus && !isAmerican(text)) return 'none';
  if (/\d[.,:]?$/.test(lead) || (!isAnnounced && /[,/\\=&?_-]$/.test(lead))) return 'none';
  if (isPlus) return digits >= 8 ? 'sure' : 'none';
  if (isAnnounced) return 'sure';
  if (figure.test(text)) return 'none';
  if (isAmerican(text)) return 'sure';
  if (/^\(?0\d/.test(text) && /^\(?0\d{1,5}\)?[ \-/.\u00a0\u202f–]+\d/.test(text) && digits >= 9)
    return 'sure';
  return /\D/.test(text) ? 'by-format' : 'none';
}

function unbalanced(text: string): boolean {
  return (text.match(/[([]/g)?.length ?? 0) !== (text.match(/[)\]]/g)?.length ?? 0);
}

/** `(212) 555-0147`: American by its shape, wherever the page stands. */
export function isAmerican(text: string): boolean {
  return /^(?:1[ .-]?)?(?:\([2-9]\d\d\)[ \u00a0.-]{0,2}|[2-9]\d\d([.-]))[2-9]\d\d[.-]\d{4}$/.test(text);
}

/** Whether `written` groups its digits as the checked number does, in one of its two forms. */
export function isGroupedAs(written: string, forms: readonly string[]): boolean {
  const groups = (text: string) => text.replace(/\D+/g, ' ').trim();
  return forms.some((form) => groups(form) === groups(written));
}
