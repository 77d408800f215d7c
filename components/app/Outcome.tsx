/** How what was pressed last goes: how far it is, what failed and what to do, or what was done, until it is dismissed. */

import { Button, IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import type { Running } from './attempt.ts';

interface OutcomeProps {
  fault: { title: string; remedy: string } | null;
  done: string | null;
  onDismiss: () => void;
  /** What takes long, and how it is given up; left out where nothing does. */
  running?: Running | null;
  onGiveUp?: () => void;
}

export function Outcome({ fault, done, onDismiss, running, onGiveUp }: OutcomeProps) {
  return (
    <>
      {running && (
        <div class="sheet-panel done-line">
          {/* Its value is read when somebody goes there; said at each step it would drown out all else. */}
          <progress aria-label={running.words} max={running.of ?? undefined} value={barAt(running)} />
          <span class="grow num">{farWords(running)}</span>
          {onGiveUp && (
            <Button size="s" onPress={onGiveUp}>
              Cancel
            </Button>
          )}
        </div>
      )}
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

/** Without a value the bar says that it is not known. */
const barAt = ({ done, of }: Running) => (of === null ? undefined : done);

const farWords = ({ words, done, of }: Running) =>
  of === null
    ? `${words}${done > 0 ? `: ${done.toLocaleString()}` : '…'}`
    : `${words}: ${done.toLocaleString()} of ${of.toLocaleString()}`;
