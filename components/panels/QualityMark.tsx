/** How the line is: three bars and a word. Absent until the softphone has told. */

import type { CallQuality } from '../../lib/call.ts';

const words = { good: 'Good', fair: 'Fair', poor: 'Poor' } as const;
const tones = { good: 'good', fair: 'hold', poor: 'bad' } as const;

export function QualityMark({ level }: { level: CallQuality['level'] }) {
  return (
    <span class={`quality ${level} ${tones[level]}`} title={`The line is ${level}`}>
      <i aria-hidden="true" />
      {words[level]}
    </span>
  );
}
