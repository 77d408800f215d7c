/** One setting: what it is, what it does, its control. A padlock stands for the administrator's policy. */

import type { ComponentChildren } from 'preact';
import { PageIcon } from '../app/PageIcon.tsx';
import { Icon } from '../Icon.tsx';
import { TextInput } from './TextInput.tsx';

interface SettingRowProps {
  /** The id of its control. */
  id: string;
  label: string;
  /** Says what changes for the agent; under the label. */
  hint?: ComponentChildren;
  isLocked?: boolean;
  /** What is wrong with what was entered, and what to do. */
  fault?: string | null;
  children: ComponentChildren;
}

export function SettingRow({ id, label, hint, isLocked = false, fault, children }: SettingRowProps) {
  return (
    <div class="setting">
      <div class="setting-what">
        <label for={id}>
          {label}
          {isLocked && (
            <span class="padlock" title="Set by your organisation">
              <PageIcon name="lock" size="s" />
              <span class="unseen"> Set by your organisation</span>
            </span>
          )}
        </label>
        {hint && (
          <span class="quiet" id={`${id}-hint`}>
            {hint}
          </span>
        )}
        {fault && (
          <span class="bad setting-fault" role="alert">
            <Icon name="circle-alert" size="s" /> {fault}
          </span>
        )}
      </div>
      <div class="setting-control">{children}</div>
    </div>
  );
}

interface ControlProps<Value> {
  id: string;
  value: Value;
  isOff?: boolean;
  onChange(value: Value): void;
}

export function Switch({ id, value, isOff = false, onChange }: ControlProps<boolean>) {
  return (
    <input
      id={id}
      aria-describedby={`${id}-hint`}
      type="checkbox"
      role="switch"
      aria-checked={value}
      class="switch"
      checked={value}
      disabled={isOff}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

interface ChoiceProps extends ControlProps<string> {
  choices: readonly { value: string; name: string }[];
}

export function Choice({ id, value, choices, isOff = false, onChange }: ChoiceProps) {
  return (
    <span class="select">
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        disabled={isOff}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.name}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

interface TextControlProps extends ControlProps<string> {
  longest: number;
  placeholder?: string;
}

export function TextControl({ id, value, longest, placeholder, isOff = false, onChange }: TextControlProps) {
  return (
    <span class="field">
      <TextInput
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        maxLength={longest}
        placeholder={placeholder}
        disabled={isOff}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </span>
  );
}
