/** The status that follows the present call, and the way to give it up: choosing the routable one cancels it. */

import type { Session } from '../lib/session.ts';
import type { Ask } from './ask.ts';
import { Icon } from './Icon.tsx';

export function NextPresence({ session, ask }: { session: Session; ask: Ask }) {
  const next = session.agent?.nextPresence;
  const routable = session.agent?.choices.find((choice) => choice.kind === 'routable')?.id;
  if (!next) return null;
  if (!routable || next.kind === 'routable') return <span class="tag cut">Next: {next.name}</span>;
  return (
    <button
      type="button"
      class="tag"
      aria-label={`Next: ${next.name}. Cancel`}
      onClick={(event) => ask(event, 'setPresence', routable)}
    >
      <span class="cut">Next: {next.name}</span>
      <Icon name="x" size="s" />
    </button>
  );
}
