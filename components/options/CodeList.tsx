/** The wrap-up codes: label, queues they are for, order. */

import { Component } from 'preact';
import { longest, type WrapUpCode } from '../../lib/interactions/wrap-up.ts';
import { Button, IconButton } from '../Button.tsx';
import { TextInput } from './TextInput.tsx';

export interface CodeListProps {
  codes: readonly WrapUpCode[];
  /** Keeps the whole list. */
  onSave(codes: WrapUpCode[]): void;
}

const most = 1_000;

export class CodeList extends Component<CodeListProps, { label: string }> {
  override state = { label: '' };

  private add = (event: Event) => {
    event.preventDefault();
    const label = this.state.label.trim();
    const { codes, onSave } = this.props;
    if (label === '' || codes.length >= most) return;
    const order = Math.max(0, ...codes.map((code) => code.order)) + 1;
    const sys_id = crypto.randomUUID().replaceAll('-', '');
    onSave([...codes, { sys_id, label, queues: [], order, isActive: true }]);
    this.setState({ label: '' });
  };

  private change = (sysId: string, changed: Partial<WrapUpCode>) =>
    this.props.onSave(
      this.props.codes.map((code) => (code.sys_id === sysId ? { ...code, ...changed } : code)),
    );

  override render({ codes, onSave }: CodeListProps, { label }: { label: string }) {
    return (
      <section class="sheet-panel code-list" aria-label="Wrap-up codes">
        <header>
          <h3 class="grow">Wrap-up codes</h3>
          <a href="#lists">Take from a file or ServiceNow…</a>
        </header>
        {codes.length === 0 && <p class="quiet">None yet. Without codes, a wrap-up takes notes alone.</p>}
        <ul>
          {codes.map((code) => (
            <li key={code.sys_id}>
              <span class="field">
                <TextInput
                  aria-label="Code"
                  value={code.label}
                  maxLength={longest.label}
                  onChange={({ currentTarget }) => {
                    const text = currentTarget.value.trim();
                    if (text) this.change(code.sys_id, { label: text });
                    else currentTarget.value = code.label;
                  }}
                />
              </span>
              <span class="field">
                <TextInput
                  aria-label={`Queues of ${code.label}`}
                  placeholder="All queues"
                  value={code.queues.join('; ')}
                  onChange={({ currentTarget }) => {
                    const queues = currentTarget.value.split(';').map((queue) => queue.trim());
                    this.change(code.sys_id, { queues: queues.filter(Boolean) });
                  }}
                />
              </span>
              <IconButton
                icon="x"
                label={`Remove ${code.label}`}
                onPress={() => onSave(codes.filter(({ sys_id }) => sys_id !== code.sys_id))}
              />
            </li>
          ))}
        </ul>
        <form onSubmit={this.add}>
          <span class="field grow">
            <input
              type="text"
              aria-label="New code"
              placeholder="New code"
              value={label}
              maxLength={longest.label}
              onInput={({ currentTarget }) => this.setState({ label: currentTarget.value })}
            />
          </span>
          <Button tone="line" onPress={this.add} isOff={label.trim() === ''}>
            Add
          </Button>
        </form>
      </section>
    );
  }
}
