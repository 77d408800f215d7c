/** A setting that is a list: its entries with a way to take each out, and a field to add one. */

import { Component } from 'preact';
import { Button, IconButton } from '../Button.tsx';
import { SettingRow } from './SettingRow.tsx';

interface ListSettingProps {
  /** The id of its field. */
  id: string;
  label: string;
  hint: string;
  placeholder: string;
  /** What each entry says; a key for each. */
  entries: readonly { key: string; text: string }[];
  /** Said in place of an empty list. */
  empty: string;
  isLocked: boolean;
  /** Takes what was typed; answers what is wrong with it, null when it was added. */
  add(text: string): string | null;
  remove(key: string): void;
}

export class ListSetting extends Component<ListSettingProps, { text: string; fault: string | null }> {
  override state = { text: '', fault: null as string | null };

  private add = () => {
    const { text } = this.state;
    if (text.trim() === '') return;
    const fault = this.props.add(text.trim());
    this.setState(fault ? { fault } : { text: '', fault: null });
  };

  override render(
    { id, label, hint, placeholder, entries, empty, isLocked, remove }: ListSettingProps,
    { text, fault }: { text: string; fault: string | null },
  ) {
    return (
      <div class="list-setting">
        <SettingRow id={id} label={label} hint={hint} isLocked={isLocked} fault={fault}>
          <form
            class="row"
            onSubmit={(event) => {
              event.preventDefault();
              this.add();
            }}
          >
            <span class="field">
              <input
                id={id}
                type="text"
                value={text}
                placeholder={placeholder}
                disabled={isLocked}
                autocomplete="off"
                spellcheck={false}
                aria-describedby={`${id}-hint`}
                aria-invalid={fault !== null}
                onInput={({ currentTarget }) => this.setState({ text: currentTarget.value, fault: null })}
              />
            </span>
            <Button isOff={isLocked} onPress={this.add}>
              Add
            </Button>
          </form>
        </SettingRow>
        {entries.length === 0 ? (
          <p class="list-empty quiet">{empty}</p>
        ) : (
          <ul class="list-entries" aria-label={label}>
            {entries.map(({ key, text: entry }) => (
              <li key={key}>
                <bdi class="grow cut">{entry}</bdi>
                <IconButton icon="x" label={`Remove ${entry}`} isOff={isLocked} onPress={() => remove(key)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    );
  }
}
