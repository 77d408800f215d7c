/** A desktop notification while a call rings: for an agent who looks at no page at all. */

import { browser } from '../../lib/browser.ts';
import type { Call } from '../../lib/call.ts';

const prefix = 'ringing:';
const buttons = [{ title: 'Accept' }, { title: 'Reject' }];

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

/** The command behind a notification's button. */
export function commandOfButton(index: number): 'accept' | 'reject' {
  return index === 0 ? 'accept' : 'reject';
}

const idOf = (call: Call) => prefix + call.id;

async function show(call: Call): Promise<void> {
  const kinds = { call: 'Incoming call', callback: 'Callback offered', transfer: 'Call transferred to you' };
  const plain = {
    type: 'basic' as const,
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: call.queue ? `${kinds[call.kind]}: ${call.queue}` : kinds[call.kind],
    message: [call.name, call.number].filter((part) => part !== null).join(', ') || 'Number withheld',
    priority: 2,
  };
  try {
    await browser.notifications.create(idOf(call), {
      ...plain,
      requireInteraction: true,
      buttons,
    } as typeof plain);
  } catch {
    // Some browsers refuse the whole notification for its buttons.
    await browser.notifications.create(idOf(call), plain);
  }
}
