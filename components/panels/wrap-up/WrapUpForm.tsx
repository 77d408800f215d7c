/** What the agent writes about a call: code, notes, what it was about, a record elsewhere, a promised call back. */

import { Component } from 'preact';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { emptyDraft, isWebAddress, longest, type WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import type { WrapUpForm as Form } from '../../../lib/queries.ts';
import type { Lookup } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { timeOfDay } from '../../words.ts';
import { createDraftWriter, type DraftWriter, type Keeping } from './draft-writer.ts';
import { FollowUpFields } from './FollowUpFields.tsx';

interface WrapUpFormProps {
  form: Form;
  lookup: Pick<Lookup, 'saveDraft' | 'checkNumber'>;
  /** Says what is missing since a submit was tried; null for nothing. */
  fault: 'code' | null;
  /** Hears each change, with the writer that keeps it. */
  onChange(draft: WrapUpDraft, writer: DraftWriter<WrapUpDraft>): void;
}

interface WrapUpFormState {
  draft: WrapUpDraft;
  keeping: Keeping;
  isMore: boolean;
}

/** What stands in the form for a record: the draft, else what was submitted. */
export function draftOf({ record, draft }: Form): WrapUpDraft {
  const { sys_id, short_description, work_notes, related_records, wrap_up_segment } = record;
  return (
    draft ?? {
      ...emptyDraft(sys_id),
      ...{ short_description, work_notes, related_records },
      wrap_up_code: wrap_up_segment?.wrap_up_code ?? null,
    }
  );
}

export class WrapUpForm extends Component<WrapUpFormProps, WrapUpFormState> {
  private writer: DraftWriter<WrapUpDraft> = createDraftWriter(
    (draft) => this.props.lookup.saveDraft(draft),
    (keeping) => this.setState({ keeping }),
  );
  private flush = () => this.writer.flush();

  override state: WrapUpFormState = {
    draft: draftOf(this.props.form),
    keeping: { state: 'nothing' },
    isMore: false,
  };

  override componentDidMount(): void {
    addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.flush);
    this.props.onChange(this.state.draft, this.writer);
  }
  override componentDidUpdate(before: WrapUpFormProps): void {
    // Another surface wrote on; what is being written here comes first.
    if (before.form === this.props.form || this.writer.isOwing()) return;
    const draft = draftOf(this.props.form);
    if (draft.savedAt > this.state.draft.savedAt && !sameText(draft, this.state.draft)) {
      this.setState({ draft });
      this.props.onChange(draft, this.writer);
    }
  }
  override componentWillUnmount(): void {
    removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.flush);
    this.flush();
  }

  private change = (changed: Partial<WrapUpDraft>) => {
    const draft = { ...this.state.draft, ...changed, savedAt: Date.now() };
    this.setState({ draft });
    // An address that is none yet is not sent: it would be refused, and the notes with it.
    const related_records = draft.related_records.filter(({ url }) => isWebAddress(url));
    this.writer.write({ ...draft, related_records });
    this.props.onChange(draft, this.writer);
  };

  override render({ form, fault, lookup }: WrapUpFormProps, { draft, keeping, isMore }: WrapUpFormState) {
    const { codes, record } = form;
    const [related] = draft.related_records;
    const isBadLink = related !== undefined && related.url !== '' && !isWebAddress(related.url);
    return (
      <div class="wrap-up-form" onFocusOut={this.flush}>
        {codes.length > 0 && (
          <label>
            <span class="label">Wrap-up code</span>
            <span class="select">
              <select
                aria-invalid={fault === 'code'}
                value={draft.wrap_up_code?.value ?? ''}
                onChange={({ currentTarget }) => {
                  const code = codes.find(({ sys_id }) => sys_id === currentTarget.value);
                  this.change({
                    wrap_up_code: code ? { value: code.sys_id, display_value: code.label } : null,
                  });
                }}
              >
                <option value="">Choose a code</option>
                {codes.map(({ sys_id, label }) => (
                  <option key={sys_id} value={sys_id}>
                    {label}
                  </option>
                ))}
              </select>
              <Icon name="chevron-down" size="s" />
            </span>
            {fault === 'code' && (
              <span class="wrap-up-fault" role="alert">
                <Icon name="circle-alert" size="s" /> Choose a code first.
              </span>
            )}
          </label>
        )}
        <label>
          <span class="label">Notes</span>
          <textarea
            class="notes"
            rows={3}
            maxLength={longest.notes}
            placeholder="What happened, what was promised"
            value={draft.work_notes}
            onInput={({ currentTarget }) => this.change({ work_notes: currentTarget.value })}
          />
        </label>
        <p class="kept" role="status">
          <Kept keeping={keeping} savedAt={form.draft?.savedAt ?? 0} />
          <button
            type="button"
            class="link"
            aria-expanded={isMore}
            onClick={() => this.setState({ isMore: !isMore })}
          >
            {isMore ? 'Less' : 'Subject and link'}
          </button>
        </p>
        {isMore && (
          <>
            <label>
              <span class="label">Subject</span>
              <span class="field">
                <input
                  type="text"
                  maxLength={longest.description}
                  value={draft.short_description}
                  onInput={({ currentTarget }) => this.change({ short_description: currentTarget.value })}
                />
              </span>
            </label>
            <label>
              <span class="label">Link to a case or order</span>
              <span class="field">
                <input
                  type="url"
                  inputMode="url"
                  maxLength={longest.url}
                  placeholder="https://"
                  aria-invalid={isBadLink}
                  value={related?.url ?? ''}
                  onInput={({ currentTarget }) =>
                    this.change({ related_records: relatedTo(currentTarget.value, draft.related_records) })
                  }
                />
              </span>
              {isBadLink && <span class="wrap-up-fault">Begin it with https://, then it is kept.</span>}
            </label>
          </>
        )}
        {record.caller_phone_number && (
          <FollowUpFields {...{ draft, lookup }} number={record.caller_phone_number} onChange={this.change} />
        )}
      </div>
    );
  }
}

function Kept({ keeping, savedAt }: { keeping: Keeping; savedAt: number }) {
  if (keeping.state === 'failed')
    return <span class="bad">Not kept yet. It is tried again; copy it to be safe.</span>;
  if (keeping.state === 'writing') return <span>Writing…</span>;
  const at = keeping.state === 'kept' ? keeping.at : savedAt;
  if (at === 0) return <span />;
  return (
    <span>
      <Icon name="check" size="s" /> Draft kept {timeOfDay(at)}
    </span>
  );
}

/** The list with this address first, or without one. */
function relatedTo(url: string, others: readonly RelatedRecord[]): RelatedRecord[] {
  const rest = others.slice(1);
  const link = { document_table: '', document_id: '', label: '', url };
  return url.trim() === '' ? rest : [{ ...link, url: url.trim() }, ...rest];
}

const sameText = (a: WrapUpDraft, b: WrapUpDraft) =>
  JSON.stringify({ ...a, savedAt: 0 }) === JSON.stringify({ ...b, savedAt: 0 });
