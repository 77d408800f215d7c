/** Browser shortcuts: what each is for, and what it asks for now. The manifest lists these and no others. Pure. */

import { allows, type Call, type CallCommand, inFocusOrder } from './call.ts';
import type { Session } from './session.ts';

interface Shortcut {
  /** As the browser's own page of shortcuts says it. */
  description: string;
  /** Suggested; a browser takes at most four, and all can be changed or given there. */
  key?: string;
}

export const shortcuts = {
  'answer-or-end': {
    description: 'Answer the call that rings, or end the one you are on',
    key: 'Alt+Shift+A',
  },
  mute: { description: 'Mute or unmute', key: 'Alt+Shift+M' },
  hold: { description: 'Hold or resume', key: 'Alt+Shift+H' },
  'open-widget': { description: 'Show the call on this page', key: 'Alt+Shift+W' },
  reject: { description: 'Reject the call that rings' },
  finish: { description: 'Clear the call that is over, or set Available' },
  keypad: { description: 'Open the keypad' },
  'next-number': { description: 'Go to the next number on this page' },
  'call-bar': { description: 'Open the call bar in a window of its own' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

export const isShortcut = (name: string): name is ShortcutName => Object.hasOwn(shortcuts, name);

/** A command without a target that a shortcut may send. */
export type ShortcutCommand =
  | { command: Exclude<CallCommand, TargetCommand>; callId: string }
  | { command: 'setPresence'; presenceId: string };

type TargetCommand =
  | 'sendDigits'
  | 'transfer'
  | 'consult'
  | 'holdParty'
  | 'resumeParty'
  | 'muteParty'
  | 'unmuteParty'
  | 'dropParty';

/** For each shortcut the commands it may mean, the first that any call allows. */
const meanings: Partial<Record<ShortcutName, Exclude<CallCommand, TargetCommand>[]>> = {
  'answer-or-end': ['accept', 'hangUp', 'cancelTransfer', 'leave'],
  mute: ['mute', 'unmute'],
  hold: ['hold', 'resume'],
  reject: ['reject'],
  finish: ['clear'],
};

/** The command that a shortcut means in this session; null when there is nothing that it could do. */
export function shortcutCommand(name: ShortcutName, { calls, agent }: Session): ShortcutCommand | null {
  const ordered: Call[] = inFocusOrder(calls);
  for (const command of meanings[name] ?? []) {
    const call = ordered.find((one) => allows(one, command));
    if (call) return { command, callId: call.id };
  }
  const available = agent?.choices.find(({ kind }) => kind === 'routable')?.id;
  const isAvailable = agent?.presence.kind === 'routable';
  return name === 'finish' && available && !isAvailable
    ? { command: 'setPresence', presenceId: available }
    : null;
}
