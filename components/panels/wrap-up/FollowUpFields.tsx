/** A call back that was promised at wrap-up: when, to the number of this call. */

import type { WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import type { Lookup } from '../../card-props.ts';
import { ClockThen } from './ClockThen.tsx';
import { localInput, nextMorning } from './local-time-input.ts';

interface FollowUpProps {
  draft: WrapUpDraft;
  number: string;
  lookup: Pick<Lookup, 'checkNumber'>;
  onChange(changed: Partial<WrapUpDraft>): void;
}

export function FollowUpFields({ draft, number, lookup, onChange }: FollowUpProps) {
  const { followUp } = draft;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={followUp !== null}
          onChange={({ currentTarget }) =>
            onChange({
              followUp: currentTarget.checked
                ? { phone_number: number, dueAt: nextMorning(Date.now()), reason: '' }
                : null,
            })
          }
        />
        Call back
      </label>
      {followUp && (
        <label class="indented">
          <span class="unseen">When to call back</span>
          <span class="field">
            <input
              type="datetime-local"
              value={localInput(followUp.dueAt)}
              onInput={({ currentTarget }) => {
                const dueAt = new Date(currentTarget.value).getTime();
                if (Number.isFinite(dueAt)) onChange({ followUp: { ...followUp, dueAt } });
              }}
            />
          </span>
        </label>
      )}
      {followUp && <ClockThen {...{ number, lookup }} at={followUp.dueAt} />}
    </>
  );
}
