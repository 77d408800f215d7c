/**
 * Checks of what the control API is sent: a shape per command, made of the checks below, and a clear word about
 * what is wrong.
 */

/** Returns what is wrong with a value, or null. */
export type Check = (value: unknown) => string | null;

const is =
  (what: string, holds: (value: unknown) => boolean): Check =>
  (value) =>
    holds(value) ? null : `must be ${what}`;

export const text = is('a text', (it) => typeof it === 'string' && it !== '');
export const anyText = is('a text', (it) => typeof it === 'string');
export const country = is(
  'a country in two upper-case letters',
  (it) => typeof it === 'string' && /^[A-Z]{2}$/.test(it),
);
export const flag = is('true or false', (it) => typeof it === 'boolean');
export const span = is('a number of milliseconds, 0 or more', (it) => typeof it === 'number' && it >= 0);
export const whole = is('a whole number above 0', (it) => Number.isInteger(it) && (it as number) > 0);
export const errorStatus = is(
  'a status from 400 to 599',
  (it) => Number.isInteger(it) && (it as number) >= 400 && (it as number) <= 599,
);
export const frequency = is('a frequency in Hz', (it) => typeof it === 'number' && it >= 50 && it <= 8000);
export const number = is(
  'a phone number in E.164',
  (it) => typeof it === 'string' && /^\+[1-9]\d{4,14}$/.test(it),
);
export const anything: Check = () => null;
export const origin = is(
  'an origin such as https://crm.example',
  (it) => typeof it === 'string' && /^[a-z-]+:\/\/[^/\s;,]+$/.test(it),
);

export const oneOf = (...words: string[]): Check =>
  is(`one of ${words.join(', ')}`, (it) => words.includes(it as string));
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);
export const nullable =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);
export const either =
  (...checks: Check[]): Check =>
  (value) => {
    const wrongs = checks.map((check) => check(value));
    return wrongs.includes(null) ? null : wrongs.join(', or ');
  };
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) ? (value.map(check).find((it) => it !== null) ?? null) : 'must be a list';
export const mapOf =
  (check: Check): Check =>
  (value) =>
    typeof value === 'object' && value !== null ? listOf(check)(Object.values(value)) : 'must be an object';

/** An object with these fields and no others. */
export const shape =
  (fields: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
    for (const [name, check] of Object.entries(fields)) {
      const wrong = check((value as Record<string, unknown>)[name]);
      if (wrong) return `"${name}" ${wrong}`;
    }
    const unknown = Object.keys(value).find((name) => !(name in fields));
    return unknown
      ? `"${unknown}" is not known here; there are ${Object.keys(fields).join(', ') || 'no fields'}`
      : null;
  };
