/** How work is called on cards, in notifications and aloud. Pure. */

import type { WorkChannel, WorkItem } from './work-item.ts';

export const channelWords: Record<WorkChannel, string> = {
  chat: 'Chat',
  email: 'E-mail',
  task: 'Task',
  case: 'Case',
};

/** Who or what it is about: the customer, else its title, else its channel. */
export const workName = ({ name, title, document, channel }: WorkItem): string =>
  name || title || document?.label || channelWords[channel];

/** What stands beneath the name: the title, where a customer has the first line; empty for nothing more. */
export const workAbout = (item: WorkItem): string => (item.title === workName(item) ? '' : item.title);

/** Where it stands: its queue and its record. */
export const workPlace = ({ queue, document }: WorkItem): string[] =>
  [queue, document?.label ?? null].filter((text): text is string => text !== null && text !== '');
