/** The states an agent may choose, as a menu; during a call a choice is kept for after it. */

import { presenceMark } from '../../../lib/agent.ts';
import { isLive } from '../../../lib/call.ts';
import type { Session } from '../../../lib/session.ts';
import type { Ask } from '../../ask.ts';
import { presenceMenuId } from '../../menu-state.ts';
import { Menu } from './Menu.tsx';
import { moveWords } from './presence-words.ts';

interface PresencePickerProps {
  session: Session;
  ask: Ask;
  onClose: (refocus: boolean) => void;
}

export function PresencePicker({ session, ask, onClose }: PresencePickerProps) {
  const { agent } = session;
  if (!agent) return null;
  const chosen = agent.nextPresence ?? agent.presence;
  return (
    <Menu
      id={presenceMenuId}
      label="Status"
      onClose={onClose}
      note={session.calls.some(isLive) ? 'Kept as “next” during a call.' : moveWords(session)}
      items={agent.choices.map((choice) => ({
        label: choice.name,
        mark: presenceMark(choice),
        isChosen: choice.id === chosen.id || (choice.id === null && choice.name === chosen.name),
        onChoose: (event) => choice.id && ask(event, 'setPresence', choice.id),
      }))}
    />
  );
}
