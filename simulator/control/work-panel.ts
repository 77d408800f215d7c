import type { ControlCommands, ControlView } from '../connect/control/client.ts';
import { byId } from './dom.ts';
import { simulator } from './feed.ts';
import { fillSelect, onSubmit } from './order.ts';

type Request = ControlCommands['sendWork']['request'];

const CHANNELS: Record<Request['channel'], string> = { chat: 'Chat', email: 'E-mail', task: 'Task' };

/** The form by which a chat, an e-mail or a task comes in. Returns what keeps its choices up to date. */
export function workPanel(): (view: ControlView) => void {
  const form = byId<HTMLFormElement>('send-work');
  const select = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
  fillSelect(select('channel'), Object.entries(CHANNELS));
  onSubmit('send-work', ({ channel, queue = '', name, title, text = '' }) =>
    simulator.sendWork({
      ...{ channel: channel as Request['channel'], queue, text },
      ...(name ? { name } : {}),
      ...(title ? { title } : {}),
      ...(channel === 'email' ? { address: 'customer@post.example' } : {}),
    }),
  );
  return (view) =>
    fillSelect(
      select('queue'),
      view.queues.map((it) => [it.name, it.name] as const),
    );
}
