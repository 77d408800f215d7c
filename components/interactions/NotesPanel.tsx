/**
 * Description, notes and code of an interaction, changed in place. What is written is kept at each pause of the typing.
 * Cancel gives up what was typed; leaving in any other way keeps it.
 */

import { Component } from 'preact';
import type { Reference } from '../../lib/interactions/reference.ts';
import { longest } from '../../lib/interactions/wrap-up.ts';
import type { InteractionPage } from '../../lib/queries.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { createDraftWriter, type Keeping } from '../panels/wrap-up/draft-writer.ts';
import type { InteractionsActions, RecordEdit } from './interactions-view.ts';

interface NotesPanelProps {
  page: InteractionPage;
  codes: readonly Reference[];
  actions: InteractionsActions;
}

/** Null while nothing is being changed. */
interface NotesPanelState {
  edit: RecordEdit | null;
  keeping: Keeping['state'];
}

export class NotesPanel extends Component<NotesPanelProps, NotesPanelState> {
  override state: NotesPanelState = { edit: null, keeping: 'nothing' };
  /** As it stood before it was changed. */
  private before: RecordEdit | null = null;
  private writtenAt = 0;
  private readonly writer = createDraftWriter<RecordEdit>(
    (edit) => this.props.actions.saveDraft(this.props.page, edit),
    ({ state: keeping }) => this.setState({ keeping }),
  );

  override componentDidMount(): void {
    addEventListener('pagehide', this.keepUnsaved);
  }

  override componentDidUpdate(was: NotesPanelProps): void {
    const { edit } = this.state;
    // Another window wrote on; what is being written here comes first.
    if (!edit || was.page === this.props.page || this.writer.isOwing()) return;
    const present = this.present();
    if ((this.props.page.draft?.savedAt ?? 0) <= this.writtenAt || isSame(present, edit)) return;
    this.before = present;
    this.setState({ edit: present });
  }

  override componentWillUnmount(): void {
    removeEventListener('pagehide', this.keepUnsaved);
    this.keepUnsaved();
  }

  private readonly keepUnsaved = (): void => {
    if (this.state.edit) this.props.actions.keep(this.props.page, this.state.edit, false);
  };

  /** As it stands: what was written and not submitted counts before what is on record. */
  private present(): RecordEdit {
    const { record, draft } = this.props.page;
    return {
      short_description: draft?.short_description ?? record.short_description,
      work_notes: draft?.work_notes ?? record.work_notes,
      wrap_up_code: draft?.wrap_up_code ?? record.wrap_up_segment?.wrap_up_code ?? null,
      related_records: draft?.related_records ?? record.related_records,
    };
  }

  private change(changed: Partial<RecordEdit>): void {
    this.before ??= this.present();
    const edit = { ...(this.state.edit ?? this.before), ...changed };
    this.setState({ edit });
    if (!this.state.edit) return;
    this.writtenAt = Date.now();
    this.writer.write(edit);
  }

  private isWrapUp(): boolean {
    return this.props.page.record.state === 'wrap_up';
  }

  private cancel(): void {
    if (this.before) {
      this.writer.write(this.before);
      this.writer.flush();
    }
    this.close();
  }

  private close(): void {
    this.before = null;
    this.setState({ edit: null, keeping: 'nothing' });
  }

  private keep(edit: RecordEdit, isSubmitted: boolean): void {
    this.writer.flush();
    this.props.actions.keep(this.props.page, edit, isSubmitted);
    this.close();
  }

  override render({ codes }: NotesPanelProps, { edit, keeping }: NotesPanelState) {
    const shown = edit ?? this.present();
    const isWrapUp = this.isWrapUp();
    const isEmpty = !shown.short_description && !shown.work_notes && !shown.wrap_up_code;
    return (
      <section class="sheet-panel record-panel" aria-label="Notes">
        <div class="row">
          <h2 class="block-title grow">Notes</h2>
          {!edit && (
            <button type="button" class="link" onClick={() => this.change({})}>
              {isWrapUp ? 'Finish wrap-up' : 'Edit'}
            </button>
          )}
        </div>
        {edit ? (
          <form
            class="notes-form"
            onSubmit={(event) => {
              event.preventDefault();
              this.keep(edit, isWrapUp);
            }}
          >
            <Fields edit={edit} codes={codes} onChange={(changed) => this.change(changed)} />
            <div class="row">
              <button type="submit" class="button primary">
                {isWrapUp ? 'Submit and close' : 'Save'}
              </button>
              {isWrapUp && <Button onPress={() => this.keep(edit, false)}>Save</Button>}
              <Button onPress={() => this.cancel()}>Cancel</Button>
            </div>
            {keeping === 'failed' && (
              <p class="bad" role="status">
                Not kept yet. It is tried again; copy it to be safe.
              </p>
            )}
          </form>
        ) : isEmpty ? (
          <p class="quiet">Nothing was written.</p>
        ) : (
          <>
            {shown.wrap_up_code && <p class="quiet">{shown.wrap_up_code.display_value}</p>}
            {shown.short_description && <b>{shown.short_description}</b>}
            {shown.work_notes && <p class="notes-text">{shown.work_notes}</p>}
          </>
        )}
      </section>
    );
  }
}

const isSame = (a: RecordEdit, b: RecordEdit) => JSON.stringify(a) === JSON.stringify(b);

interface FieldsProps {
  edit: RecordEdit;
  codes: readonly Reference[];
  onChange(changed: Partial<RecordEdit>): void;
}

function Fields({ edit, codes, onChange }: FieldsProps) {
  // A code that is no longer in the list stays what was chosen.
  const known = edit.wrap_up_code;
  const offered = known && !codes.some(({ value }) => value === known.value) ? [known, ...codes] : codes;
  return (
    <>
      <label class="labelled">
        Description
        <span class="field">
          <input
            value={edit.short_description}
            maxLength={longest.description}
            onInput={({ currentTarget }) => onChange({ short_description: currentTarget.value })}
          />
        </span>
      </label>
      <label class="labelled">
        Notes
        <textarea
          rows={5}
          value={edit.work_notes}
          maxLength={longest.notes}
          onInput={({ currentTarget }) => onChange({ work_notes: currentTarget.value })}
        />
      </label>
      <label class="labelled">
        Wrap-up code
        <span class="select">
          <select
            onChange={({ currentTarget }) =>
              onChange({ wrap_up_code: offered.find(({ value }) => value === currentTarget.value) ?? null })
            }
          >
            <option value="">None</option>
            {offered.map(({ value, display_value }) => (
              <option key={value} value={value} selected={value === known?.value}>
                {display_value}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      </label>
    </>
  );
}
