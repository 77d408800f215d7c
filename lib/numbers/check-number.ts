/**
 * The strict check of a number before it may be dialled: own grammar first, the library second, and
 * refusal when they disagree (reference: number corpus). What is shown is what is dialled is E.164.
 */

import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { CheckedNumber } from './checked-number.ts';
import { emergencyNumber } from './emergency.ts';
import { plainText } from './plain-text.ts';

const longestText = 80;
/** Characters of an unproven number with its +: shorter ones are mostly slips. */
const shortestNew = 10;
const refusals = {
  empty: 'There is no number here. Enter one.',
  long: 'That is too long for a phone number. Check the digits.',
  control: 'The number holds hidden control characters. Type it by hand.',
  direction:
    'The number holds hidden direction marks, so its digits may not be what they seem. Type it by hand.',
  scheme: 'That link is not a phone number. Only tel: links can be called.',
  code: 'That is a service code for the telephone, not a number. Leave out * and #.',
  pause: 'The number holds pauses or digits to send later. Call the number alone, then use the keypad.',
  letters: 'The number holds letters. Enter digits only.',
  signs: 'The number holds signs that no phone number has. Check the digits.',
  invalid: 'That is not a number that can be reached. Check the digits and the country code.',
} as const;

const refused = (why: keyof typeof refusals): CheckedNumber => ({ kind: 'refused', reason: refusals[why] });

/** Satellite and international networks: cost as much as premium rate, and no library marks them so. */
const costlyCodes = new Set(['870', '878', '881', '882', '883', '979']);
const keypad: Record<string, string> = Object.fromEntries(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, i) => [letter, '22233344455566677778889999'.charAt(i)]),
);
const extensionForm =
  /[ ,;]*(?:;ext=|(?:extension|extn|ext|durchwahl|dw|poste|anexo|int|x)[ .:]*)(\d{1,7})$/i;
const vanityForm = /^(\+?1[ .-]*)?\(?8\d\d\)?[ .-]*(?=[\dA-Z .-]*$)[A-Z\d](?:[ .-]?[A-Z\d]){6,12}$/i;

/**
 * What exactly would be dialled for `text`, or why nothing will be. Takes a number as written, or a
 * `tel:` address; `region` is the ISO code for numbers without a country, upper case. Never throws.
 */
export function checkNumber(text: string, region: string): CheckedNumber {
  const country = isSupportedCountry(region) ? region : undefined;
  const address = withoutScheme(text.slice(0, longestText * 4).trim());
  if (address === null) return refused('scheme');
  const plain = plainText(address).trim();
  const urgent = emergencyNumber(plain, region, country ? getCountryCallingCode(country) : '');
  if (urgent) return { kind: 'emergency', digits: urgent };

  if (text.trim() === '') return refused('empty');
  if (text.length > longestText) return refused('long');
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(address)) return refused('direction');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(address.replace(/\t/g, ' '))) return refused('control');

  const { main, extension } = splitExtension(plain.replace(/^[([] *(\+ *\d[\d -]{0,7}?) *[)\]]/, '$1 '));
  if (/[*#]/.test(main)) return refused('code');
  if (/[,;]|\d[pw]\d/i.test(main)) return refused('pause');
  // Words on the keypad are a habit of +1, and their 1-8xx means +1 wherever the page stands.
  const isVanity = /[A-Z]/i.test(main) && vanityForm.test(main);
  const digits = isVanity ? main.replace(/[A-Z]/gi, (l) => keypad[l.toUpperCase()] ?? l) : main;
  if (/\p{L}/u.test(digits)) return refused('letters');
  if (!/^\+? *[(\d][\d ().\-/[\]~]*$/.test(digits)) return refused('signs');
  return checked(digits, isVanity ? 'US' : country, extension);
}

/** The address behind `tel:`, percent signs and phone-context resolved; null for any other scheme. */
function withoutScheme(text: string): string | null {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return text;
  if (scheme !== 'tel') return null;
  // Two slashes are a slip of many pages, and phones read over them.
  const rest = text.slice(scheme.length + 1).replace(/^\/\//, '');
  let decoded = rest;
  try {
    decoded = decodeURIComponent(rest);
  } catch {
    return null;
  }
  const [number = '', ...parameters] = decoded.trim().split(/;(?!ext=)/i);
  const context = parameters.map((p) => /^phone-context=\+(\d{1,7})$/i.exec(p)?.[1]).find((code) => code);
  const others = parameters.filter((p) => !/^phone-context=/i.test(p));
  return (
    (context && !number.startsWith('+') ? `+${context}${number}` : number) +
    others.map((p) => `;${p}`).join('')
  );
}

function splitExtension(plain: string): { main: string; extension: string | null } {
  const match = extensionForm.exec(plain);
  const main = match ? plain.slice(0, match.index) : plain;
  // "x" may also be a letter of a vanity number: an extension follows a whole number.
  if (!match || main.replace(/\D/g, '').length < 6) return { main: plain, extension: null };
  return { main: main.trim(), extension: match[1] ?? null };
}

function checked(written: string, country: CountryCode | undefined, extension: string | null): CheckedNumber {
  const isItalian = /^\+ *39/.test(written);
  // "+44 (0)20": the bracketed trunk digit is not dialled from abroad; Italy keeps its zero.
  const isWhole = written.startsWith('+') && !isItalian;
  const withoutTrunk = isWhole ? written.replace(/[([]\s*0\s*[)\]]/, ' ') : written;
  const dialled = withPlus(withoutFormer(withoutTrunk, country), country);
  const number = parse(dialled, country);
  const isProven = number?.isValid() === true;
  if (!number || !(isProven || mayBeNew(dialled, number))) return refused('invalid');
  const e164: string = number.number;
  const typed = dialled.replace(/\D/g, '');
  const isSame = parse(e164, undefined)?.number === e164 && e164.endsWith(typed.slice(-6));
  if (!/^\+[1-9]\d{6,14}$/.test(e164) || !isSame) return refused('invalid');
  const isCostly = number.getType() === 'PREMIUM_RATE' || costlyCodes.has(number.countryCallingCode);
  return {
    kind: isCostly ? 'premium' : 'ordinary',
    e164,
    international: number.formatInternational(),
    national: number.country ? number.formatNational() : number.formatInternational(),
    country: number.country ?? number.getPossibleCountries()[0] ?? null,
    extension,
    isProven,
  };
}

/** "49 711 …" in Germany: the country's code without its plus, when what follows it is a number there. */
function withPlus(written: string, country: CountryCode | undefined): string {
  const code = country ? getCountryCallingCode(country) : '';
  const isApart = code !== '' && written.startsWith(code) && /^[ ().-]/.test(written.slice(code.length));
  return isApart && parse(`+${written}`, undefined)?.isValid() ? `+${written}` : written;
}

/** Without the digits that are dialled no longer: "+52 1 55 …" and "01 55 …" of Mexican numbers, "(0-22) …" of all Polish ones. */
function withoutFormer(written: string, country: CountryCode | undefined): string {
  const current = written.replace(/^\+ *52[ .-]*1[ .-]*(?=\(?\d(?:[ ().-]*\d){9}$)/, '+52 ');
  if (country === 'MX') return current.replace(/^0(?:1|4[45])[ .-]*(?=\(?\d(?:[ ().-]*\d){9}$)/, '');
  return country === 'PL' ? current.replace(/^(\(?)0[ .-]*(?=\d(?:[ ().-]*\d){8}$)/, '$1') : current;
}

/**
 * Countries open ranges before the library hears of them. Written in full, of a possible length, such a number may be
 * called, but the card says that it could not be proven.
 */
function mayBeNew(written: string, number: PhoneNumber): boolean {
  return written.startsWith('+') && number.isPossible() && number.number.length > shortestNew;
}

function parse(text: string, defaultCountry: CountryCode | undefined): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { defaultCountry, extract: false });
}
