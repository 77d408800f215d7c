/**
 * The lines of vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350) as properties: unfolded, decoded, parameters apart. Own code,
 * since no kept library reads 2.1, which is what Outlook and many phones still write. Pure.
 */

export interface Property {
  /** `item1` of `item1.TEL`, empty when there is none. */
  group: string;
  /** Upper case. */
  name: string;
  /** Parameter values by upper-case name; those of 2.1 that stand without a name are types. */
  parameters: Map<string, string[]>;
  /** Decoded, escapes still in it. */
  value: string;
}

/** The properties of `text` in order, BEGIN and END among them. Lines without a colon are skipped. */
export function propertiesOf(text: string): Property[] {
  return unfolded(text).flatMap((line) => propertyOf(line) ?? []);
}

/** Lines put together again: folded ones begin with a blank, quoted-printable ones go on after a final `=`. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = lines.length - 1;
    if (isOpen) lines[last] = `${lines[last]?.slice(0, -1)}${line}`;
    else if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1);
    else lines.push(line);
    const whole = lines.at(-1) ?? '';
    isOpen = whole.endsWith('=') && /^[^:]*;(ENCODING=)?QUOTED-PRINTABLE\b[^:]*:/i.test(whole);
  }
  return lines;
}

/** Name, parameters and value; a colon or semicolon in quotation marks belongs to a parameter. */
const form = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):(.*)$/s;

function propertyOf(line: string): Property | null {
  const match = form.exec(line);
  if (!match) return null;
  const [, group = '', name = '', written = '', raw = ''] = match;
  const parameters = new Map<string, string[]>();
  for (const [part] of written.matchAll(/(?:"[^"]*"|[^";])+/g)) {
    const [, key = 'TYPE', values = part] = /^([\w-]+)=(.*)$/s.exec(part) ?? [];
    const isEncoding = /^(quoted-printable|base64|8bit)$/i.test(values);
    const known = parameters.get(isEncoding ? 'ENCODING' : key.toUpperCase()) ?? [];
    const told = values.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((value) => value.replace(/^"|"$/g, ''));
    parameters.set(isEncoding ? 'ENCODING' : key.toUpperCase(), [...known, ...told]);
  }
  const isQuoted = /^(quoted-printable|q)$/i.test(parameters.get('ENCODING')?.[0] ?? '');
  const value = isQuoted ? quotedPrintable(raw, parameters.get('CHARSET')?.[0] ?? 'utf-8') : raw;
  return { group: group.toLowerCase(), name: name.toUpperCase(), parameters, value };
}

function quotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  for (const [part, code] of text.matchAll(/=([\da-f]{2})|[\s\S]/giu)) {
    if (code) bytes.push(Number.parseInt(code, 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return decoded(new Uint8Array(bytes), charset);
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // A charset nobody knows, or one that is not what it says.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The parts of a value at every `by` that is not escaped, escapes undone. */
export function partsOf(value: string, by: ';' | ','): string[] {
  const parts = [''];
  for (const [token] of value.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (token === by) parts.push('');
    else parts[parts.length - 1] += unescaped(token);
  }
  return parts.map((part) => part.trim());
}

/** The whole value, escapes undone. */
export function textOf(value: string): string {
  return value.replace(/\\[\s\S]/g, unescaped).trim();
}

function unescaped(token: string): string {
  if (token.length === 1) return token;
  const sign = token.charAt(1);
  return sign === 'n' || sign === 'N' ? '\n' : /[\\;,:]/.test(sign) ? sign : token;
}
