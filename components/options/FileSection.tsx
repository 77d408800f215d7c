/** Settings as a file: for another browser, or as the policy that an administrator rolls out. */

import { FileButton } from '../app/FileButton.tsx';
import { Button } from '../Button.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';

export interface FileSectionProps {
  /** What an import would change and what it would leave out; null before a file is chosen. */
  preview: SettingsPreview | null;
  onSave(): void;
  onChoose(file: File): void;
  onConfirm(): void;
  onCancel(): void;
}

export interface SettingsPreview {
  file: string;
  /** Setting name and new value, as text. */
  changes: { name: string; value: string }[];
  problems: string[];
}

export function FileSection({ preview, onSave, onChoose, onConfirm, onCancel }: FileSectionProps) {
  return (
    <div class="sheet-panel settings">
      <div class="setting">
        <span class="setting-what">
          <b>Save the settings</b>
          <span class="quiet">
            A JSON file without calls or contacts. Administrators give the same names and values as the
            extension’s policy; each then carries a padlock.
          </span>
        </span>
        <Button onPress={onSave}>Save to a file</Button>
      </div>
      <div class="setting">
        <span class="setting-what">
          <b>Take settings from a file</b>
          <span class="quiet">You see what would change first.</span>
        </span>
        <FileButton accept=".json,application/json" onChoose={onChoose}>
          Choose a file…
        </FileButton>
      </div>
      {preview && <Preview preview={preview} onConfirm={onConfirm} onCancel={onCancel} />}
    </div>
  );
}

type PreviewProps = { preview: SettingsPreview } & Pick<FileSectionProps, 'onConfirm' | 'onCancel'>;

function Preview({ preview: { file, changes, problems }, onConfirm, onCancel }: PreviewProps) {
  return (
    <section class="settings-preview" aria-label={file}>
      <b>{file}</b>
      {problems.length > 0 && (
        <Warning tone="hold" icon="triangle-alert" title="Some of it cannot be taken">
          {problems.join(' ')}
        </Warning>
      )}
      {changes.length === 0 ? (
        <p class="quiet">Nothing would change.</p>
      ) : (
        <dl class="settings-changes">
          {changes.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="cut">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div class="row">
        <Button tone="primary" isOff={changes.length === 0} onPress={onConfirm}>
          {`Change ${changes.length === 1 ? '1 setting' : `${changes.length} settings`}`}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}
