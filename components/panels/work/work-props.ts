/** What every card of work is given, and whether its commands can be pressed. */

import { type WorkCommand, whyNotWork } from '../../../lib/work/allowed.ts';
import type { WorkChannel, WorkItem } from '../../../lib/work/work-item.ts';
import type { SurfaceProps } from '../../card-props.ts';
import type { IconName } from '../../Icon.tsx';

export interface WorkProps extends SurfaceProps {
  item: WorkItem;
}

/** Why `command` cannot be pressed now, in words; null when it can. One that is on its way has no words of its own. */
export function workRefusal({ session, item }: WorkProps, command: WorkCommand): string | null {
  if (session.pending.some((p) => p.command === command && p.callId === item.id)) return '';
  if (command === 'transferWork' && !session.allowsTransfer) return 'Transfers are switched off.';
  return whyNotWork(item, command);
}

export const channelIcons: Record<WorkChannel, IconName> = {
  chat: 'message-square',
  email: 'mail',
  task: 'clipboard-list',
  case: 'briefcase',
};
