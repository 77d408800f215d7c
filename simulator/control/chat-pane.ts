import type { ContactView } from '../connect/control/client.ts';
import { el, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { order } from './order.ts';

type Line = ContactView['transcript'][number];

const READ = { delivered: 'arrived', read: 'read' } as const;

/** The customer's side of a chat: what was written, and where they write. Shown for a chat only. */
export function chatPane() {
  let id = '';
  let isRead = true;
  const lines = el('ul.lines', { 'aria-label': 'Chat' });
  const show = keepList<Line>(lines, (line) => line.id, chatLine);
  const text = el<HTMLInputElement>('input', {
    ...{ placeholder: 'Write as the customer', autocomplete: 'off', maxLength: 1024, required: true },
    'aria-label': 'Write as the customer',
    oninput: () => void simulator.customerTypes({ id }).catch(() => {}),
    // Whoever writes has the chat before them.
    onfocus: () => {
      if (!isRead) void simulator.customerReads({ id }).catch(() => {});
    },
  });
  const form = el(
    'form.row',
    {
      onsubmit: async (event: Event) => {
        event.preventDefault();
        if (await order(simulator.customerWrites({ id, text: text.value }))) text.value = '';
      },
    },
    text,
    el('button.small', {}, 'Send'),
    el(
      'button.small',
      {
        type: 'button',
        onclick: () =>
          void order(simulator.customerSendsFile({ id, name: 'receipt.txt', content: text.value || 'Paid' })),
      },
      'Send as file',
    ),
  );
  const element = el('div.chat', { hidden: true }, lines, form);
  return {
    element,
    update(contact: ContactView | null) {
      element.hidden = contact === null;
      if (!contact) return;
      id = contact.id;
      isRead = contact.transcript.every(({ role, receipt }) => role !== 'AGENT' || receipt === 'read');
      form.hidden = contact.parties.every(
        (it) => it.id !== contact.customerConnectionId || it.state === 'disconnected',
      );
      const isLonger = lines.childElementCount !== contact.transcript.length;
      show(contact.transcript);
      if (isLonger) lines.scrollTop = lines.scrollHeight;
    },
  };
}

function chatLine() {
  const who = el('b');
  const says = el('span');
  const receipt = el('span.quiet');
  return {
    element: el('li', {}, who, ' ', says, ' ', receipt),
    update({ name, text, receipt: how }: Line) {
      who.textContent = name;
      says.textContent = text;
      receipt.textContent = how ? READ[how] : '';
    },
  };
}
