/** The text of a file that somebody chose, as spreadsheets and editors write it. Pure. */

/**
 * `bytes` as text, without a byte order mark: UTF-16 by its mark or its zeros, UTF-8 when it is that, else
 * Windows-1252, which is what spreadsheets in Western languages write. Never throws.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = utf16Of(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: every other byte of a heading in ASCII is zero.
  if (first && second === 0 && third) return 'utf-16le';
  if (first === 0 && second && third === 0) return 'utf-16be';
  return null;
}

/** What such a file holds. Rejects when it cannot be read. */
export const textOf = async (file: Blob): Promise<string> =>
  decodeText(new Uint8Array(await file.arrayBuffer()));
