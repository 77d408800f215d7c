/** Who was missed and who was called last, newest first: three of them, or all. */

import { Component } from 'preact';
import type { MissedCall, Recent } from '../../../lib/session.ts';
import { IconButton } from '../../Button.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { whenWords } from '../../words.ts';

const few = 3;

interface Past {
  key: string;
  isMissed: boolean;
  name: string;
  /** In the quiet line before the words; null when the number is the name already. */
  numberText: string | null;
  detail: string;
  number: string | null;
  at: number;
}

/** Missed and dialled calls as one list, newest first. */
export function pastCalls(missed: readonly MissedCall[], recents: readonly Recent[], now: number): Past[] {
  const past = [
    ...missed.map(({ callId, name, numberText, number, reason, at }) => ({
      key: callId,
      isMissed: true,
      name: name ?? numberText ?? 'Number withheld',
      numberText: null,
      detail: `${reason} · ${whenWords(at, now)}`,
      number,
      at,
    })),
    ...recents.map(({ number, numberText, name, at }) => ({
      key: number,
      isMissed: false,
      name: name ?? numberText,
      numberText: name && numberText,
      detail: `${name ? '' : 'You called · '}${whenWords(at, now)}`,
      number,
      at,
    })),
  ];
  return past.sort((a, b) => b.at - a.at);
}

export class CallHistory extends Component<SurfaceProps & { isOff: boolean }, { isWhole: boolean }> {
  override state = { isWhole: false };

  override render(props: SurfaceProps & { isOff: boolean }, { isWhole }: { isWhole: boolean }) {
    const { session, now, ask, isOff } = props;
    const past = pastCalls(session.missed, session.recents, now);
    if (past.length === 0) return null;
    return (
      <>
        <ul class={`past ${isWhole ? 'rows' : ''}`} aria-label="Missed and called last">
          {past
            .slice(0, isWhole ? undefined : few)
            .map(({ key, isMissed, name, numberText, detail, number }) => (
              <li class="person" key={key}>
                <span class={`disc small ${isMissed ? 'bad' : ''}`}>
                  <Icon name={isMissed ? 'phone-missed' : 'phone-outgoing'} />
                </span>
                <div class="grow">
                  <h3 class="cut" title={name}>
                    <bdi class="num">{name}</bdi>
                  </h3>
                  <p class="cut quiet num" title={detail}>
                    {numberText && (
                      <>
                        <bdi class="number">{numberText}</bdi> ·{' '}
                      </>
                    )}
                    {detail}
                  </p>
                </div>
                {number && (
                  <IconButton
                    icon="phone"
                    label={`Call ${name}…`}
                    look="always"
                    isOff={isOff}
                    onPress={(event) => ask(event, 'suggestNumber', number)}
                  />
                )}
              </li>
            ))}
        </ul>
        {(past.length > few || session.missed.length > 0) && (
          <p class="past-foot">
            {past.length > few && (
              <button type="button" class="link" onClick={() => this.setState({ isWhole: !isWhole })}>
                {isWhole ? 'Show less' : `All ${past.length}`}
              </button>
            )}
            <span class="grow" />
            {isWhole && session.missed.length > 0 && (
              <button type="button" class="link" onClick={(event) => ask(event, 'clearMissed')}>
                Clear missed
              </button>
            )}
          </p>
        )}
      </>
    );
  }
}
