/** The one logger. Lines are short and hold no personal data: numbers shrink to their last two digits. */

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type Facts = Record<string, string | number | boolean | null | undefined>;

/** Ids can be told apart by their end, and must not be taken for numbers. */
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}([0-9a-f]{8})\b/gi;
const number = /\+?\d[\d\s().-]{4,}\d/g;

/** `text` with phone numbers cut to their last two digits and ids to their last eight. */
export function redact(text: string): string {
  const parts = text.split(uuid);
  // Odd parts are the captured ends of ids.
  return parts
    .map((part, i) =>
      i % 2 === 1 ? part : part.replace(number, (digits) => `…${digits.replace(/\D/g, '').slice(-2)}`),
    )
    .join('');
}

function line(what: string, facts: Facts): string {
  const told = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? redact(value) : value}`);
  return [redact(what), ...told].join(' ');
}

const write =
  (level: LogLevel) =>
  (what: string, facts: Facts = {}): void =>
    console[level](`[voice] ${line(what, facts)}`);

export const log = {
  debug: write('debug'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
};
