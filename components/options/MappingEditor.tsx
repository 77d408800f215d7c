/** The table from the agent's statuses to another system's states, with what is wrong with it, and as a file. */

import { type Presence, type PresenceMark, presenceMark } from '../../lib/agent.ts';
import {
  type MappingRow,
  mappingProblems,
  type PresenceMapping,
  problemWords,
  suggestMapping,
  theirsFor,
  unchosen,
} from '../../lib/presence/mapping.ts';
import { FileButton } from '../app/FileButton.tsx';
import { Button } from '../Button.tsx';
import { PresenceDot } from '../PresenceDot.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import { TextInput } from './TextInput.tsx';

/** What most systems call their own; whatever is typed counts as well. */
const commonStates = ['Available', 'Busy', 'Away', 'Offline'];
const mostProblems = 6;

export interface MappingPreview {
  file: string;
  mapping: PresenceMapping;
  problems: readonly string[];
}

export interface MappingEditorProps {
  mapping: PresenceMapping;
  choices: readonly Presence[] | null;
  isLocked: boolean;
  preview: MappingPreview | null;
  onChange(mapping: PresenceMapping): void;
  onSave(kind: 'csv' | 'json'): void;
  onChoose(file: File): void;
  onConfirm(): void;
  onCancel(): void;
}

const marks: Record<(typeof unchosen)[number], PresenceMark> = {
  'On contact': 'busy',
  'After call work': 'wrap-up',
  'Missed call': 'missed',
};

/** Every status that can have a row, those of the table that nobody knows last. */
function rowsOf(mapping: PresenceMapping, choices: readonly Presence[] | null) {
  const known = [
    ...(choices ?? []).map((choice) => ({ ours: choice.name, mark: presenceMark(choice), canLead: true })),
    ...unchosen.map((ours) => ({ ours, mark: marks[ours], canLead: false })),
  ];
  const others = mapping.filter((row) => !known.some(({ ours }) => ours === row.ours));
  return [...known, ...others.map(({ ours }) => ({ ours, mark: 'unknown' as const, canLead: true }))];
}

export function MappingEditor(props: MappingEditorProps) {
  const { mapping, choices, isLocked, preview, onChange, onSave, onChoose } = props;
  const states = [...new Set([...commonStates, ...mapping.map(({ theirs }) => theirs)])];
  const problems = choices
    ? mappingProblems(
        mapping,
        choices.map(({ name }) => name),
        null,
      )
    : [];

  const put = (ours: string, changed: Partial<MappingRow> & { theirs: string }) => {
    const was = mapping.find((row) => row.ours === ours);
    const row = { isWayBack: false, ...was, ours, ...changed };
    const others = mapping.filter((it) => it.ours !== ours);
    // One state leads back to one status.
    const kept = row.isWayBack
      ? others.map((it) => (it.theirs === row.theirs ? { ...it, isWayBack: false } : it))
      : others;
    onChange(row.theirs === '' ? kept : [...kept, row]);
  };

  return (
    <div class="sheet-panel settings mapping">
      <p class="mapping-lead quiet">
        When your status changes here, the other system is set to its state, and the other way round. Several
        of yours may be one there; the one marked leads back.
      </p>
      <datalist id="their-states">
        {states.map((state) => (
          <option key={state} value={state} />
        ))}
      </datalist>
      <table>
        <thead>
          <tr>
            <th scope="col">Status in Connect</th>
            <th scope="col">State in the other system</th>
            <th scope="col">Leads back</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(mapping, choices).map(({ ours, mark, canLead }) => {
            const theirs = theirsFor(mapping, ours);
            const row = mapping.find((it) => it.ours === ours);
            return (
              <tr key={ours}>
                <th scope="row">
                  <span class="mapping-ours">
                    <PresenceDot mark={mark} />
                    {ours}
                  </span>
                </th>
                <td>
                  <span class="field">
                    <TextInput
                      aria-label={`State for ${ours}`}
                      list="their-states"
                      maxLength={100}
                      value={theirs ?? ''}
                      placeholder="Not matched"
                      disabled={isLocked}
                      onChange={({ currentTarget }) => put(ours, { theirs: currentTarget.value.trim() })}
                    />
                  </span>
                </td>
                <td>
                  {canLead && (
                    <input
                      type="checkbox"
                      aria-label={`${theirs ?? 'The state'} leads back to ${ours}`}
                      checked={row?.isWayBack ?? false}
                      disabled={isLocked || !row}
                      onChange={({ currentTarget }) =>
                        row && put(ours, { theirs: row.theirs, isWayBack: currentTarget.checked })
                      }
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {choices === null && (
        <p class="mapping-lead quiet">Sign in to see the statuses of your contact centre here.</p>
      )}
      {mapping.length > 0 && problems.length > 0 && (
        <Problems title="Some of it leads nowhere" problems={problems.map(problemWords)} />
      )}
      <div class="row mapping-foot">
        {choices && !isLocked && (
          <Button onPress={() => onChange(suggestMapping(choices, states))}>Suggest</Button>
        )}
        <Button isOff={mapping.length === 0} onPress={() => onSave('csv')}>
          Save as CSV
        </Button>
        <Button isOff={mapping.length === 0} onPress={() => onSave('json')}>
          Save as JSON
        </Button>
        {!isLocked && (
          <FileButton accept=".csv,.json,text/csv,application/json" onChoose={onChoose}>
            Take from a file…
          </FileButton>
        )}
      </div>
      {preview && <Preview {...props} preview={preview} />}
    </div>
  );
}

function Problems({ title, problems }: { title: string; problems: readonly string[] }) {
  const more = problems.length - mostProblems;
  return (
    <Warning tone="hold" icon="triangle-alert" title={title}>
      {problems.slice(0, mostProblems).join(' ')}
      {more > 0 && ` And ${more} more.`}
    </Warning>
  );
}

function Preview({
  preview: { file, mapping, problems },
  choices,
  onConfirm,
  onCancel,
}: MappingEditorProps & { preview: MappingPreview }) {
  const further = choices
    ? mappingProblems(
        mapping,
        choices.map(({ name }) => name),
        null,
      )
    : [];
  const all = [...problems, ...further.map(problemWords)];
  return (
    <section class="settings-preview" aria-label={file}>
      <b>{file}</b>
      {all.length > 0 && <Problems title="Look at this first" problems={all} />}
      {mapping.length === 0 ? (
        <p class="quiet">There is nothing to take.</p>
      ) : (
        <dl class="settings-changes">
          {mapping.map(({ ours, theirs, isWayBack }) => (
            <div key={ours}>
              <dt class="cut">{ours}</dt>
              <dd class="cut">
                {theirs}
                {isWayBack && <span class="quiet"> · leads back</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div class="row">
        <Button tone="primary" isOff={mapping.length === 0} onPress={onConfirm}>
          {`Use these ${mapping.length}`}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}
