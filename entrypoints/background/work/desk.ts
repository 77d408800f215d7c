/** What an agent does with work that is no call. Each source has a door of its own; the session is changed here. */

import type { TransferTarget } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import { type WorkCommand, whyNotWork } from '../../../lib/work/allowed.ts';
import type { WorkItem, WorkSource } from '../../../lib/work/work-item.ts';
import type { CommandLock } from '../command-lock.ts';
import type { CommandHandlers } from '../handlers.ts';
import type { SessionStore } from '../session-store.ts';
import type { ChatDesk } from './chats.ts';

/** How a source is asked. Each settles when the source has taken it, and throws a VoiceError when it refuses. */
export interface WorkDoor {
  accept(item: WorkItem): Promise<void>;
  /** `reasonId` is one of the item's reasons, where it has any. */
  reject(item: WorkItem, reasonId: string): Promise<void>;
  end(item: WorkItem): Promise<void>;
  /** Closes what is over. */
  close(item: WorkItem): Promise<void>;
  transfer(item: WorkItem, target: TransferTarget): Promise<void>;
  cancelTransfer(item: WorkItem): Promise<void>;
}

/** Work of the contact centre is done by the verbs of calls. */
export const connectDoor = (
  platform: Pick<VoicePlatform, 'accept' | 'reject' | 'hangUp' | 'clear' | 'handOn' | 'cancelHandOn'>,
): WorkDoor => ({
  accept: ({ id }) => platform.accept(id),
  reject: ({ id }) => platform.reject(id),
  end: ({ id }) => platform.hangUp(id),
  close: ({ id }) => platform.clear(id),
  transfer: ({ id }, target) => platform.handOn(id, target),
  cancelTransfer: ({ id }) => platform.cancelHandOn(id),
});

export interface WorkDeskParts {
  store: SessionStore;
  doors: Record<WorkSource, WorkDoor>;
  chats: Pick<ChatDesk, 'commands'>;
  now: () => number;
}

/** The commands about work. Whether each is allowed, its table says (lib/work/allowed.ts). */
export function workCommands(
  { store, doors, chats, now }: WorkDeskParts,
  lock: Pick<CommandLock, 'run'>,
): Pick<CommandHandlers, WorkCommand | 'sendChat' | 'sendChatFile' | 'openChatFile' | 'reopenChat'> {
  const find = (id: string) => store.now().work.find((item) => item.id === id);

  function change(id: string, changed: Partial<WorkItem>): void {
    if (find(id))
      store.change({
        work: store.now().work.map((item) => (item.id === id ? { ...item, ...changed } : item)),
      });
  }

  /** Guarded, then once; what was shown of it before it is done (`meant`) is taken back when it fails. */
  const once = (
    command: WorkCommand,
    id: string,
    meant: Partial<WorkItem>,
    work: (item: WorkItem, door: WorkDoor) => Promise<void>,
  ): Promise<void> =>
    lock.run(command, id, '', async () => {
      const item = find(id);
      if (!item) throw new VoiceError('no-such-work');
      const why = whyNotWork(item, command);
      if (why !== null) throw new VoiceError('not-now', why);
      change(id, meant);
      await work(item, doors[item.source]).catch((error: unknown) => {
        const { transfer, isRejected } = item;
        change(id, { transfer, isRejected });
        throw error;
      });
    });

  return {
    ...chats.commands(lock),
    acceptWork: async (_, id) => once('acceptWork', id, {}, (item, door) => door.accept(item)),
    rejectWork: async (_, id, reasonId = '') =>
      once('rejectWork', id, { isRejected: true }, (item, door) => {
        if (item.reasons.length > 0 && !item.reasons.some((reason) => reason.id === reasonId))
          throw new VoiceError('not-now', 'a reason is asked for');
        return door.reject(item, reasonId);
      }),
    endWork: async (_, id) => once('endWork', id, {}, (item, door) => door.end(item)),
    closeWork: async (_, id) => once('closeWork', id, {}, (item, door) => door.close(item)),
    async transferWork(_, id, target) {
      if (target.kind === 'number')
        throw new VoiceError('number-refused', 'work goes to a queue or an agent');
      const transfer = { to: target.name, since: now(), hasFailed: false };
      await once('transferWork', id, { transfer }, (item, door) => door.transfer(item, target));
    },
    cancelWorkTransfer: async (_, id) =>
      once('cancelWorkTransfer', id, {}, async (item, door) => {
        await door.cancelTransfer(item);
        // It may show as taken back before the answer comes, and be handed on anew by then.
        if (find(id)?.transfer?.since === item.transfer?.since) change(id, { transfer: null });
      }),
  };
}
