/** A desktop notification while a call rings, or a callback or other work is offered: for an agent who looks at no page at all. */

import { browser } from '../../../lib/browser.ts';
import { allows, type Call } from '../../../lib/call.ts';
import { allowsInCallback } from '../../../lib/callbacks/allowed.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import { besideCalls } from '../../../lib/callbacks/entries.ts';
import { reasonLabel } from '../../../lib/callbacks/reasons.ts';
import type { CommandName } from '../../../lib/commands.ts';
import type { Session } from '../../../lib/session.ts';
import { allowsInWork } from '../../../lib/work/allowed.ts';
import { offeredWork } from '../../../lib/work/entries.ts';
import { channelWords, workAbout, workName } from '../../../lib/work/words.ts';
import type { WorkItem } from '../../../lib/work/work-item.ts';

type Ringing = Pick<Session, 'calls' | 'callbacks' | 'work'>;

interface Shown {
  id: string;
  title: string;
  message: string;
  buttons: readonly Button[];
}

interface Button {
  title: string;
  command: CommandName;
}

const prefixes = { call: 'ringing:', callback: 'offered:', work: 'work:' } as const;
const callButtons = [
  { title: 'Accept', command: 'accept' },
  { title: 'Reject', command: 'reject' },
] as const;
const workButtons = [
  { title: 'Accept', command: 'acceptWork' },
  { title: 'Reject', command: 'rejectWork' },
] as const;
const callbackButtons = [
  { title: 'Accept', command: 'acceptCallback' },
  { title: 'Reject', command: 'rejectCallback' },
] as const;

/** Shows one notification for all that rings or is offered and takes away all others of ours. */
export async function showRinging({ calls, callbacks, work }: Ringing): Promise<void> {
  const wanted = [
    ...calls.filter(({ phase }) => phase === 'ringing').map(ofCall),
    ...besideCalls(callbacks)
      .filter(({ phase }) => phase === 'offered')
      .map(ofCallback),
    ...offeredWork(work).map(ofWork),
  ];
  const shown = Object.keys(await browser.notifications.getAll()).filter((id) => contactOf(id) !== null);
  const gone = shown.filter((id) => !wanted.some((one) => one.id === id));
  await Promise.all(gone.map((id) => browser.notifications.clear(id)));
  await Promise.all(wanted.filter(({ id }) => !shown.includes(id)).map(show));
}

/** What a notification is about, by its id, and what pressing its button does; null for a foreign one. */
export function pressedIn(
  id: string,
  button: number,
  { calls, callbacks, work }: Ringing,
): { command: CommandName; contactId: string } | null {
  const contactId = contactOf(id);
  const call = calls.find((one) => idOf('call', one.id) === id);
  const callback = callbacks.find((one) => idOf('callback', one.id) === id);
  const item = work.find((one) => idOf('work', one.id) === id);
  const buttons = call
    ? buttonsOf(call)
    : callback
      ? offerButtons(callback)
      : item
        ? buttonsOfWork(item)
        : [];
  const command = buttons[button]?.command;
  return contactId !== null && command ? { command, contactId } : null;
}

/** The call, callback or work that a notification is about, null for a foreign one. */
export function contactOf(id: string): string | null {
  const prefix = Object.values(prefixes).find((one) => id.startsWith(one));
  return prefix ? id.slice(prefix.length) : null;
}

const idOf = (kind: keyof typeof prefixes, contactId: string) => prefixes[kind] + contactId;

/** What can be done from the call's notification: a desk phone is answered by hand. */
const buttonsOf = (call: Call): readonly Button[] =>
  callButtons.filter(({ command }) => allows(call, command));
const offerButtons = (callback: Callback): readonly Button[] =>
  callbackButtons.filter(({ command }) => allowsInCallback(callback, command));

/** A reason is chosen on the card. */
const buttonsOfWork = (item: WorkItem): readonly Button[] =>
  workButtons.filter(
    ({ command }) => allowsInWork(item, command) && (command === 'acceptWork' || item.reasons.length === 0),
  );

const kinds = { call: 'Incoming call', callback: 'Callback offered', transfer: 'Internal transfer' };

function ofCall(call: Call): Shown {
  return {
    id: idOf('call', call.id),
    title: call.queue ? `${kinds[call.kind]}: ${call.queue}` : kinds[call.kind],
    message: [
      call.name ?? call.numberText ?? 'Number withheld',
      ...(call.name && call.numberText ? [call.numberText] : []),
      ...(call.phone === 'desk' ? ['answer on your phone'] : []),
    ].join(', '),
    buttons: buttonsOf(call),
  };
}

/** Who, when and why, as on the card (EX-01). */
function ofCallback(callback: Callback): Shown {
  const { id, carrier, queue, name, numbers, type, reason } = callback;
  const title = carrier === 'own' ? 'Your follow-up is due' : kinds.callback;
  const when = type === 'asap' ? 'as soon as possible' : 'scheduled';
  const who = name ?? numbers[0]?.text ?? 'Number not told';
  return {
    id: idOf('callback', id),
    title: queue && carrier !== 'own' ? `${title}: ${queue}` : title,
    message: [who, ...(carrier === 'own' ? [] : [when]), reasonLabel(reason)].filter(Boolean).join(', '),
    buttons: offerButtons(callback),
  };
}

function ofWork(item: WorkItem): Shown {
  const title = `${channelWords[item.channel]} offered`;
  return {
    id: idOf('work', item.id),
    title: item.queue ? `${title}: ${item.queue}` : title,
    message: [workName(item), workAbout(item)].filter(Boolean).join(', '),
    buttons: buttonsOfWork(item),
  };
}

async function show({ id, title, message, buttons }: Shown): Promise<void> {
  const plain = {
    type: 'basic' as const,
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message,
    priority: 2,
  };
  try {
    await browser.notifications.create(id, {
      ...plain,
      requireInteraction: true,
      buttons: buttons.map((button) => ({ title: button.title })),
    } as typeof plain);
  } catch {
    // Some browsers refuse the whole notification for its buttons.
    await browser.notifications.create(id, plain);
  }
}
