/** Whose number and greeting a call goes out with. */

import type { Agent } from '../../../lib/agent.ts';
import { Icon } from '../../Icon.tsx';

interface QueuePickerProps {
  agent: Agent | null;
  /** Empty for the routing profile's own. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** Absent where there is nothing to choose. What the routing profile dials for by itself stands first and is chosen. */
export function QueuePicker({ agent, chosen, onChoose }: QueuePickerProps) {
  const own = agent?.outboundQueue ?? agent?.queues[0];
  const others = (agent?.queues ?? []).filter(({ id }) => id !== own?.id);
  if (others.length === 0) return null;
  return (
    <label class="pick">
      <span class="label">Called for</span>
      <span class="select">
        <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{own?.name} (default)</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" size="s" />
      </span>
    </label>
  );
}
