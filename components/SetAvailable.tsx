/** The one main action of an agent to whom no calls come. Absent when the instance offers no such state. */

import type { Session } from '../lib/session.ts';
import type { Ask } from './ask.ts';
import { Button } from './Button.tsx';

export function SetAvailable({ session, ask }: { session: Session; ask: Ask }) {
  const choice = session.agent?.choices.find((presence) => presence.kind === 'routable');
  const id = choice?.id;
  if (!id) return null;
  return (
    <Button
      size="l"
      tone="primary"
      isOff={session.pending.some((p) => p.command === 'setPresence')}
      onPress={(event) => ask(event, 'setPresence', id)}
    >
      Set {choice.name}
    </Button>
  );
}
