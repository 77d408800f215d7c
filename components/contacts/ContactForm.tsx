/** One contact, to be added or changed. Numbers are checked as they would be before dialling. */

import { Component, createRef } from 'preact';
import { type CheckedDraft, checkDraft } from '../../lib/contacts/check-draft.ts';
import type { Contact } from '../../lib/contacts/contact.ts';
import { longest, mostNumbers } from '../../lib/contacts/contact.ts';
import type { Fault } from '../../lib/contacts/draft.ts';
import { checkNumber } from '../../lib/numbers/check-number.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { modal } from '../app/modal.ts';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button, IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import type { ContactsActions } from './contacts-view.ts';

interface ContactFormProps {
  contact: Contact | 'new';
  /** What a new contact begins with, E.164; null for nothing. */
  number: string | null;
  region: string;
  actions: ContactsActions;
}

interface Typed {
  name: string;
  company: string;
  notes: string;
  numbers: { key: number; label: string; text: string }[];
  /** Null until Save was pressed with something wrong. */
  faults: Fault[] | null;
}

let keys = 0;
const emptyNumber = (text = '') => ({ key: ++keys, label: '', text });

export class ContactForm extends Component<ContactFormProps, Typed> {
  private form = createRef<HTMLFormElement>();

  constructor(props: ContactFormProps) {
    super(props);
    const { contact, number } = props;
    const { name, company, notes } = contact === 'new' ? { name: '', company: '', notes: '' } : contact;
    const numbers =
      contact === 'new'
        ? [emptyNumber(number ? numberText(number) : '')]
        : contact.numbers.map(({ label, e164 }) => ({ key: ++keys, label, text: numberText(e164) }));
    this.state = { name, company, notes, numbers, faults: null };
  }

  private check(typed: Typed): CheckedDraft {
    const numbers = typed.numbers
      .map(({ label, text, key }) => ({ label: label.trim(), text: text.trim(), column: String(key) }))
      .filter(({ text }) => text !== '');
    return checkDraft({ ...typed, row: 0, numbers }, this.props.region, checkNumber);
  }

  private save(): void {
    const { contact: checked, faults } = this.check(this.state);
    const isMissingName = this.state.name.trim() === '';
    if (!checked || faults.length > 0 || isMissingName) {
      this.setState({ faults }, () =>
        this.form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus(),
      );
      return;
    }
    const { contact, actions } = this.props;
    actions.save(contact === 'new' ? { ...checked, source: 'typed' } : { ...contact, ...checked });
  }

  private changeNumber(key: number, changed: Partial<Typed['numbers'][number]>): void {
    this.setState(({ numbers }) => ({
      numbers: numbers.map((number) => (number.key === key ? { ...number, ...changed } : number)),
    }));
  }

  override render({ contact, actions }: ContactFormProps, { name, company, notes, numbers, faults }: Typed) {
    const isNameMissing = faults !== null && name.trim() === '';
    const isNumberMissing = faults !== null && numbers.every(({ text }) => text.trim() === '');
    return (
      <dialog class="dialog" aria-labelledby="form-title" ref={modal} onClose={actions.closeForm}>
        <form
          ref={this.form}
          onSubmit={(event) => {
            event.preventDefault();
            this.save();
          }}
        >
          <h2 id="form-title">{contact === 'new' ? 'Add contact' : 'Edit contact'}</h2>
          <Text
            label="Name"
            value={name}
            most={longest.name}
            fault={isNameMissing ? 'Enter a name.' : null}
            onType={(typed) => this.setState({ name: typed })}
          />
          <Text
            label="Company"
            value={company}
            most={longest.company}
            onType={(typed) => this.setState({ company: typed })}
          />
          <fieldset>
            <legend>Numbers</legend>
            {numbers.map((number, at) => {
              const fault = faults?.find(({ column }) => column === String(number.key));
              const isMissing = isNumberMissing && at === 0;
              return (
                <div key={number.key}>
                  <div class="number-row">
                    <span class="field">
                      <input
                        aria-label={`Number ${at + 1}`}
                        type="tel"
                        autocomplete="off"
                        value={number.text}
                        aria-invalid={fault !== undefined || isMissing}
                        aria-describedby={`fault-${number.key}`}
                        onInput={({ currentTarget }) =>
                          this.changeNumber(number.key, { text: currentTarget.value })
                        }
                      />
                    </span>
                    <span class="field label-field">
                      <input
                        aria-label={`Label of number ${at + 1}`}
                        list="number-labels"
                        placeholder="Label"
                        autocomplete="off"
                        maxLength={longest.label}
                        value={number.label}
                        onInput={({ currentTarget }) =>
                          this.changeNumber(number.key, { label: currentTarget.value })
                        }
                      />
                    </span>
                    <IconButton
                      icon="x"
                      label={`Remove number ${at + 1}`}
                      isOff={numbers.length === 1}
                      onPress={() =>
                        this.setState({ numbers: numbers.filter(({ key }) => key !== number.key) })
                      }
                    />
                  </div>
                  <FaultLine
                    id={`fault-${number.key}`}
                    text={fault ? `${fault.what} ${fault.mend}` : isMissing ? 'Enter a number.' : null}
                  />
                </div>
              );
            })}
            <datalist id="number-labels">
              {['mobile', 'work', 'home', 'other'].map((label) => (
                <option key={label} value={label} />
              ))}
            </datalist>
            {numbers.length < mostNumbers && (
              <button
                type="button"
                class="button s plain"
                onClick={() => this.setState({ numbers: [...numbers, emptyNumber()] })}
              >
                <PageIcon name="plus" size="s" /> Add number
              </button>
            )}
          </fieldset>
          <label class="labelled">
            Notes
            <textarea
              rows={3}
              maxLength={longest.notes}
              value={notes}
              onInput={({ currentTarget }) => this.setState({ notes: currentTarget.value })}
            />
          </label>
          <div class="row dialog-ways">
            {contact !== 'new' && (
              <Button tone="refuse" onPress={() => actions.delete(contact)}>
                Delete
              </Button>
            )}
            <span class="grow" />
            <Button onPress={actions.closeForm}>Cancel</Button>
            <button type="submit" class="button primary">
              Save
            </button>
          </div>
        </form>
      </dialog>
    );
  }
}

interface TextProps {
  label: string;
  value: string;
  most: number;
  fault?: string | null;
  onType: (typed: string) => void;
}

function Text({ label, value, most, fault = null, onType }: TextProps) {
  const id = `contact-${label.toLowerCase()}`;
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <span class="field">
        <input
          id={id}
          value={value}
          maxLength={most}
          autocomplete="off"
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault`}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </span>
      <FaultLine id={`${id}-fault`} text={fault} />
    </div>
  );
}

function FaultLine({ id, text }: { id: string; text: string | null }) {
  return (
    <p id={id} class="fault-line bad" aria-live="polite">
      {text && (
        <>
          <Icon name="circle-alert" size="s" /> {text}
        </>
      )}
    </p>
  );
}
