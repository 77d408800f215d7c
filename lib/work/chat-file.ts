/** Files that an agent sends in a chat: what Connect takes, and one on its way to the softphone, as messages carry it. Pure. */

/** What Connect takes in chats, by the ending of the name (Amazon Connect, feature specifications). */
export const fileTypes: Readonly<Record<string, string>> = {
  ...{ csv: 'text/csv', txt: 'text/plain', rtf: 'application/rtf', pdf: 'application/pdf' },
  ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ...{ heic: 'image/heic', jfif: 'image/jpeg', jpeg: 'image/jpeg', jpg: 'image/jpeg', png: 'image/png' },
  ...{ mov: 'video/quicktime', mp4: 'video/mp4', wav: 'audio/wav' },
};

/** Bytes. */
export const largestFile = 20 * 1024 * 1024;
/** Characters of a name (participant API, StartAttachmentUpload). */
const longestName = 256;

export interface ChatFile {
  name: string;
  /** Base64. */
  content: string;
}

export const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** Why Connect would not take it; null when it would. */
export function fileFault(name: string, bytes: number): string | null {
  if (!Object.hasOwn(fileTypes, endingOf(name)))
    return `Connect takes no files of this kind, but ${Object.keys(fileTypes).join(', ')}.`;
  if (name.length > longestName) return `Its name has more than ${longestName} characters.`;
  if (bytes === 0) return 'It is empty.';
  return bytes > largestFile ? 'It is larger than 20 MB.' : null;
}

/** As many bytes as this base64 holds. */
export const bytesIn = (base64: string): number =>
  Math.floor((base64.length * 3) / 4) - (base64.match(/=*$/)?.[0].length ?? 0);
