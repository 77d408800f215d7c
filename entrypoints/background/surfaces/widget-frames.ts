/**
 * Which frames are our widget, mounted by our own content script: a one-time ticket goes from the worker to
 * the content script, from there into the frame, and back (reliability-and-security, "Who the frame is").
 */

import { VoiceError } from '../../../lib/errors.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { StoredArea } from '../session-store.ts';

interface Ticket {
  tabId: number;
  /** The page's document that asked. */
  documentId: string;
  at: number;
}

interface Frame {
  tabId: number;
  pageDocumentId: string;
}

interface Kept {
  tickets: Record<string, Ticket>;
  /** By the frame's own documentId. */
  frames: Record<string, Frame>;
  /** When tickets were given out lately, by tab. */
  given: Record<number, number[]>;
}

export interface WidgetFrames {
  /** Resolves once what an earlier worker knew is back. */
  readonly ready: Promise<void>;
  /** documentIds whose ticket was taken. */
  authorised(): ReadonlySet<string>;
  /** A ticket for the page that asks. Throws when its tab asks too often. */
  mountTicket(sender: SenderStamps): Promise<string>;
  /** Trades a ticket for trust in the sender's document. Throws when it is not for this tab, used or old. */
  authenticate(sender: SenderStamps, ticket: string): Promise<{ tabId: number }>;
  forgetTab(tabId: number): void;
}

const ticketMs = 10_000;
const minuteMs = 60_000;
/** A page that removes our host again and again gets 20 mounts from the content script; then it is enough. */
const ticketsPerMinute = 30;

export function createWidgetFrames(stored: StoredArea, now = Date.now): WidgetFrames {
  let kept: Kept = { tickets: {}, frames: {}, given: {} };
  const save = () => stored.set({ widgetFrames: kept });
  const ready = stored.get(['widgetFrames']).then(({ widgetFrames }) => {
    kept = (widgetFrames as Kept | undefined) ?? kept;
  });

  function drop<Value>(record: Record<string, Value>, isGone: (value: Value) => boolean): void {
    for (const [key, value] of Object.entries(record)) if (isGone(value)) delete record[key];
  }

  return {
    ready,
    authorised: () => new Set(Object.keys(kept.frames)),
    async mountTicket({ tab, frameId, documentId }) {
      const tabId = tab?.id;
      if (tabId === undefined || frameId !== 0 || documentId === undefined)
        throw new VoiceError('not-trusted');
      const given = (kept.given[tabId] ?? []).filter((at) => at > now() - minuteMs);
      if (given.length >= ticketsPerMinute) throw new VoiceError('not-trusted', 'too many tickets');
      kept.given[tabId] = [...given, now()];
      // Frames of a document that this tab has left can never speak again.
      drop(kept.frames, (frame) => frame.tabId === tabId && frame.pageDocumentId !== documentId);
      drop(kept.tickets, (ticket) => ticket.at <= now() - ticketMs);
      const ticket = crypto.randomUUID();
      kept.tickets[ticket] = { tabId, documentId, at: now() };
      await save();
      return ticket;
    },
    async authenticate({ tab, documentId }, ticket) {
      const known = Object.hasOwn(kept.tickets, ticket) ? kept.tickets[ticket] : undefined;
      delete kept.tickets[ticket];
      const isGood =
        known && known.tabId === tab?.id && known.at > now() - ticketMs && documentId !== undefined;
      if (isGood) kept.frames[documentId] = { tabId: known.tabId, pageDocumentId: known.documentId };
      await save();
      if (!isGood) throw new VoiceError('not-trusted');
      return { tabId: known.tabId };
    },
    forgetTab(tabId) {
      drop(kept.frames, (frame) => frame.tabId === tabId);
      drop(kept.tickets, (ticket) => ticket.tabId === tabId);
      delete kept.given[tabId];
      void save();
    },
  };
}
