/** The mark of a presence: its form says the same as its colour. The word stands beside it. */

import type { PresenceMark } from '../lib/agent.ts';

export function PresenceDot({ mark }: { mark: PresenceMark }) {
  return <span class={`dot ${mark}`} aria-hidden="true" />;
}
