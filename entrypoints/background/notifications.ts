/** A desktop notification while a call rings: for an agent who looks at no page at all. */

import { browser } from '../../lib/browser.ts';
import { allows, type Call } from '../../lib/call.ts';

const prefix = 'ringing:';
const buttons = [
  { title: 'Accept', command: 'accept' },
  { title: 'Reject', command: 'reject' },
] as const;

/** Shows one notification per ringing call and takes away all others of ours. */
export async function showRinging(calls: readonly Call[]): Promise<void> {
  const ringing = calls.filter(({ phase }) => phase === 'ringing');
  const shown = Object.keys(await browser.notifications.getAll()).filter((id) => id.startsWith(prefix));
  const isRinging = (id: string) => ringing.some((call) => idOf(call) === id);
  await Promise.all(shown.filter((id) => !isRinging(id)).map((id) => browser.notifications.clear(id)));
  await Promise.all(ringing.filter((call) => !shown.includes(idOf(call))).map(show));
}

/** The call that a notification is about, null for a foreign one. */
export function callOfNotification(id: string): string | null {
  return id.startsWith(prefix) ? id.slice(prefix.length) : null;
}

/** What can be done from the call's notification: a desk phone is answered by hand. */
export const buttonsOf = (call: Call) => buttons.filter(({ command }) => allows(call, command));

const idOf = (call: Call) => prefix + call.id;

async function show(call: Call): Promise<void> {
  const kinds = { call: 'Incoming call', callback: 'Callback offered', transfer: 'Internal transfer' };
  const plain = {
    type: 'basic' as const,
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: call.queue ? `${kinds[call.kind]}: ${call.queue}` : kinds[call.kind],
    message: [
      call.name ?? call.numberText ?? 'Number withheld',
      ...(call.name && call.numberText ? [call.numberText] : []),
      ...(call.phone === 'desk' ? ['answer on your phone'] : []),
    ].join(', '),
    priority: 2,
  };
  try {
    await browser.notifications.create(idOf(call), {
      ...plain,
      requireInteraction: true,
      buttons: buttonsOf(call).map(({ title }) => ({ title })),
    } as typeof plain);
  } catch {
    // Some browsers refuse the whole notification for its buttons.
    await browser.notifications.create(idOf(call), plain);
  }
}
