/** The agent's own files on their way into a chat: what stands for each until it is there, and why one did not arrive. */

import type { ChatItem, FileTrouble } from '../work/chat.ts';
import { type ChatFile, endingOf, fileTypes } from '../work/chat-file.ts';
import { type ChatSession, serviceFailure } from './chat-session.ts';

export interface Uploads {
  items(): readonly ChatItem[];
  begin(session: ChatSession, file: ChatFile): void;
}

/** `changed` is called after everything that changed them. */
export function createUploads(changed: () => void): Uploads {
  let items: ChatItem[] = [];

  /** What arrived is told again by the chat itself. */
  function over(upload: ChatItem, state: FileTrouble | null): void {
    const failed = state === null ? [] : [{ ...upload, file: { id: '', state } }];
    items = items.flatMap((item) => (item === upload ? failed : [item]));
    changed();
  }

  return {
    items: () => items,
    begin(session, file) {
      const upload: ChatItem = {
        ...{ id: crypto.randomUUID(), at: Date.now(), by: 'me', name: '', what: 'file', text: file.name },
        ...{ file: { id: '', state: 'sending' }, receipt: null },
      };
      // Who sends another has seen what became of the last.
      items = [...items.filter((item) => item.file?.state === 'sending'), upload];
      changed();
      session.sendAttachment({ attachment: fileOf(file) }).then(
        () => over(upload, null),
        (error) => over(upload, troubleOf(error)),
      );
    },
  };
}

/** As ChatJS takes it: the type follows from the name, since systems name types differently. */
const fileOf = ({ name, content }: ChatFile): File =>
  new File([Uint8Array.from(atob(content), (char) => char.charCodeAt(0))], name, {
    type: fileTypes[endingOf(name)] ?? '',
  });

/** The service's word for why not; without one it was the line, or the bucket's own rules for who may put files there. */
function troubleOf(error: unknown): FileTrouble {
  const { type, statusCode } = serviceFailure((error ?? {}) as Parameters<typeof serviceFailure>[0]);
  if (type === 'AccessDeniedException' || statusCode === 403) return 'off';
  if (type === 'ServiceQuotaExceededException' || statusCode === 402) return 'too-many';
  return statusCode >= 400 && statusCode < 500 && statusCode !== 429 ? 'refused' : 'not-sent';
}
