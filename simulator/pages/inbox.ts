/** The inbox is a single-page application: rows are added by script, text changes in place, and opening a message
 * changes the address without loading a page. */
interface Message {
  id: number;
  from: string;
  subject: string;
  text: string;
  hasBeenRead: boolean;
}

const SENDERS = ['Amara Osei', 'Hana Mori', 'Ruth Kaplan', 'Tomasz Nowak', 'Ines Ferreira'];
const SUBJECTS = [
  'Please ring me back',
  'New number',
  'Delivery on Thursday',
  'Invoice sent twice',
  'Wrong depot',
];
const BATCH = 5;

const element = <T extends HTMLElement = HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The inbox page has no #${id}.`);
  return found as T;
};

const messages: Message[] = [];
let tries = 0;

function arrive(): void {
  for (let i = 0; i < BATCH; i++) {
    const id = messages.length + 1;
    const digits = String((id * 37) % 1000).padStart(3, '0');
    messages.push({
      id,
      from: SENDERS[id % SENDERS.length] ?? '',
      subject: SUBJECTS[id % SUBJECTS.length] ?? '',
      text: `I am on ${id % 2 ? `020 7946 0${digits}` : `+44 7700 900${digits}`} until 17:30. Order 88 210 ${digits}.`,
      hasBeenRead: false,
    });
  }
  draw();
}

/** Messages that are already on the page keep their nodes: only new rows are added, only changed text is written. */
function draw(): void {
  const opened = messages.find(({ id }) => location.hash === `#message-${id}`);
  if (opened) opened.hasBeenRead = true;
  element('trail').textContent = opened ? `Inbox / ${opened.from}` : 'Inbox';
  element('heading').textContent = opened?.subject ?? 'Inbox';
  element('count').textContent = `${messages.filter(({ hasBeenRead }) => !hasBeenRead).length} unread`;
  element('more').hidden = opened !== undefined;
  const view = element('view');
  if (opened) view.replaceChildren(messageView(opened));
  else drawList(view);
}

function drawList(view: HTMLElement): void {
  const list = view.querySelector('ul') ?? document.createElement('ul');
  if (!list.isConnected) {
    list.className = 'list';
    view.replaceChildren(list);
  }
  for (const message of messages.slice(list.childElementCount)) list.append(row(message));
}

function row(message: Message): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const text = document.createElement('span');
  link.href = `#message-${message.id}`;
  link.textContent = `${message.from}: ${message.subject}`;
  text.textContent = message.text;
  item.append(link, text);
  return item;
}

function messageView(message: Message): HTMLElement {
  const view = document.createElement('div');
  const back = document.createElement('a');
  const text = document.createElement('p');
  const dialled = document.createElement('p');
  const again = document.createElement('button');
  back.href = '#';
  back.textContent = 'Back to the inbox';
  text.textContent = message.text;
  // One text node whose value is replaced, as frameworks do.
  const status = document.createTextNode('Not tried yet.');
  dialled.id = 'status';
  dialled.append(status);
  again.textContent = 'Note a try';
  again.addEventListener('click', () => {
    tries += 1;
    status.nodeValue = `Tried ${tries} times, last on 0161 496 0${String(tries).padStart(3, '0')}.`;
  });
  view.append(text, dialled, again, back);
  view.className = 'field';
  return view;
}

window.addEventListener('hashchange', draw);
element('more').addEventListener('click', arrive);
arrive();
