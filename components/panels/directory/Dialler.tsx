/** Beneath the number field: the keypad when it is open, whom the text finds, or else who was last called and missed. */

import { IconButton } from '../../Button.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { KeyGrid } from '../KeyGrid.tsx';
import { CallHistory } from './CallHistory.tsx';
import { CallResults } from './CallResults.tsx';
import { looksLikeNumber } from './directory-rows.ts';

interface DiallerProps extends SurfaceProps {
  text: string;
  isPadOpen: boolean;
  isOff: boolean;
  onType: (text: string) => void;
  /** Told the number that Enter calls when a name was typed; null for none. */
  onBest: (e164: string | null) => void;
}

export function Dialler({ text, isPadOpen, isOff, onType, onBest, ...props }: DiallerProps) {
  const isName = text.trim().length > 0 && !looksLikeNumber(text);
  return (
    <>
      {isPadOpen && (
        <fieldset class="dial-pad" aria-label="Keypad">
          <KeyGrid
            isOff={isOff}
            onKey={(_, digit) => onType(text + digit)}
            onPlus={() => onType(`${text}+`)}
          />
          <p class="quiet pad-foot">
            <span class="grow">Letters become digits. Hold 0 for +.</span>
            <IconButton
              icon="delete"
              label="Delete the last digit"
              turn="inline"
              isOff={text === ''}
              onPress={() => onType(text.slice(0, -1))}
            />
          </p>
        </fieldset>
      )}
      {isName ? (
        <CallResults {...props} text={text} isOff={isOff} onBest={onBest} />
      ) : (
        !isPadOpen && <CallHistory {...props} isOff={isOff} />
      )}
    </>
  );
}
