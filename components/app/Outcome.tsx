/** How what was pressed last went: what failed and what to do, or what was done, until it is dismissed. */

import { IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';

interface OutcomeProps {
  fault: { title: string; remedy: string } | null;
  done: string | null;
  onDismiss: () => void;
}

export function Outcome({ fault, done, onDismiss }: OutcomeProps) {
  return (
    <>
      {fault && (
        <div class="sheet-panel">
          <Warning tone="bad" icon="circle-alert" title={fault.title}>
            {fault.remedy}
          </Warning>
        </div>
      )}
      {done && (
        <p class="sheet-panel done-line" role="status">
          <span class="good row">
            <Icon name="circle-check" />
          </span>
          <span class="grow">{done}</span>
          <IconButton icon="x" label="Dismiss" onPress={onDismiss} />
        </p>
      )}
    </>
  );
}
