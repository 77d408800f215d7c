/** How the line is, three bars and a word, as soon as the softphone has told; and the press that flags how it sounds (EX-08). */

import { IconButton } from '../../Button.tsx';
import { type CardProps, canPress } from '../../card-props.ts';
import { timeOfDay } from '../../words.ts';

const words = { good: 'Good', fair: 'Fair', poor: 'Poor' } as const;
const tones = { good: 'good', fair: 'hold', poor: 'bad' } as const;

export function QualityMark(props: CardProps) {
  const { call, ask } = props;
  const { quality, flaggedAt } = call;
  return (
    <span class="line-quality">
      {quality && (
        <span
          class={`quality ${quality.level} ${tones[quality.level]}`}
          title={`The line is ${quality.level}`}
        >
          <i aria-hidden="true" />
          {words[quality.level]}
        </span>
      )}
      {(flaggedAt !== null || canPress(props, 'flagQuality')) && (
        <IconButton
          icon="flag"
          label={flaggedAt === null ? 'Flag call quality' : `Call quality flagged at ${timeOfDay(flaggedAt)}`}
          look={flaggedAt === null ? undefined : 'on'}
          isOff={flaggedAt !== null}
          onPress={(event) => ask(event, 'flagQuality', call.id)}
        />
      )}
    </span>
  );
}
