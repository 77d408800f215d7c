/** Whose number and greeting a call goes out with. */

import type { Queue } from '../../lib/agent.ts';
import { Icon } from '../Icon.tsx';

interface QueuePickerProps {
  queues: readonly Queue[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Absent where there is nothing to choose. */
export function QueuePicker({ queues, chosen, onChoose }: QueuePickerProps) {
  if (queues.length < 2) return null;
  return (
    <label class="pick">
      <span class="label">Called for</span>
      <span class="select">
        <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">Your routing profile’s queue</option>
          {queues.map(({ id, name }) => (
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
