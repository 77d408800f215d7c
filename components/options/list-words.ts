/** What each kind of list is called. */

import type { ListKind } from '../../lib/lists/listed.ts';

export const listWords: Record<ListKind, { title: string; one: string; many: string }> = {
  queues: { title: 'Queues', one: 'queue', many: 'queues' },
  skills: { title: 'Skills', one: 'skill', many: 'skills' },
  codes: { title: 'Wrap-up codes', one: 'code', many: 'codes' },
};
