/**
 * Campaign contacts before their customer is dialled. Streams has no event for that: each of them is asked about whenever
 * it has moved (simulator-media-and-sdk, section 5), and what it says is the only word for it.
 */

import { isTalking } from '../call.ts';
import { ask } from './ask.ts';
import { isAccepted, phaseOf } from './phase.ts';
import { type ContactSnapshot, customerConnection } from './snapshot.ts';

export interface Preview {
  /** After the accept; null where the campaign has none, or has not told yet. */
  autoDialMs: number | null;
  canDiscard: boolean;
}

export interface Previews {
  /** Takes over the contacts of a new snapshot. */
  follow(contacts: readonly ContactSnapshot[]): void;
  /** Null for whatever is no preview, or not any more. */
  of(contactId: string): Preview | null;
  /** Dials the customer. */
  engage(contactId: string): Promise<void>;
}

/** Newer than the published typings (Streams 2.22). */
interface PreviewContact {
  isPreviewMode(): Promise<boolean>;
  getPreviewConfiguration(): Promise<{ autoDialTimeout?: number; canDiscardPreview?: boolean }>;
  engagePreviewContact(): Promise<unknown>;
}

interface Known extends Preview {
  /** Null until it was told. */
  isPreviewMode: boolean | null;
  /** The customer was dialled: nothing leads back. */
  isEngaged: boolean;
  /** What the contact was like when it was last asked about. */
  askedAt: string;
  isConfigured: boolean;
}

/** `changed` is called when an answer has come. */
export function createPreviews(
  contactOf: (contactId: string) => connect.Contact,
  changed: () => void,
): Previews {
  const known = new Map<string, Known>();
  const preview = (contactId: string) => contactOf(contactId) as unknown as PreviewContact;

  async function askMode(contactId: string, it: Known): Promise<void> {
    try {
      it.isPreviewMode = await ask<boolean>(({ success, failure }) => {
        preview(contactId).isPreviewMode().then(success, failure);
      });
    } catch {
      // Where nobody can tell it is a call, as Connect itself shows it. What was told before stays.
      it.isPreviewMode ??= false;
    }
    changed();
  }

  async function askConfiguration(contactId: string, it: Known): Promise<void> {
    it.isConfigured = true;
    try {
      const { autoDialTimeout, canDiscardPreview } = await ask<
        Awaited<ReturnType<PreviewContact['getPreviewConfiguration']>>
      >(({ success, failure }) => {
        preview(contactId).getPreviewConfiguration().then(success, failure);
      });
      it.autoDialMs = autoDialTimeout === undefined ? null : autoDialTimeout * 1000;
      it.canDiscard = canDiscardPreview === true;
      changed();
    } catch {
      // Asked again with the next move.
      it.isConfigured = false;
    }
  }

  return {
    follow(contacts) {
      for (const id of known.keys())
        if (!contacts.some(({ contactId }) => contactId === id)) known.delete(id);
      for (const contact of contacts) {
        if (contact.initiationMethod !== 'campaign_preview') continue;
        const { contactId } = contact;
        const phase = phaseOf(contact);
        // One that is over when it is first seen had its call, for all that is known.
        const isOver = phase === 'wrap-up' || phase === 'ended';
        const it = known.get(contactId) ?? {
          ...{ autoDialMs: null, canDiscard: false, isPreviewMode: null, isEngaged: isOver },
          ...{ askedAt: '', isConfigured: false },
        };
        known.set(contactId, it);
        const customer = customerConnection(contact)?.state.type;
        it.isEngaged ||= isTalking(phase) || customer === 'connected';
        if (isOver || it.isEngaged) continue;
        const looks = JSON.stringify([contact.state, contact.connections.map(({ state }) => state)]);
        if (it.askedAt === looks) continue;
        it.askedAt = looks;
        if (!it.isConfigured) void askConfiguration(contactId, it);
        if (isAccepted(contact)) void askMode(contactId, it);
      }
    },
    of(contactId) {
      const it = known.get(contactId);
      if (!it || it.isEngaged || it.isPreviewMode === false) return null;
      return { autoDialMs: it.autoDialMs, canDiscard: it.canDiscard };
    },
    async engage(contactId) {
      await ask<unknown>(({ success, failure }) => {
        preview(contactId).engagePreviewContact().then(success, failure);
      });
      const it = known.get(contactId);
      if (it) it.isEngaged = true;
      changed();
    },
  };
}
