/** The twelve keys of a telephone with their letters. A long press on 0 is a plus where that is wanted. */

const keys: [digit: string, letters: string][] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

export const isDigitKey = (key: string): boolean => keys.some(([digit]) => digit === key);

const longPressMs = 500;
const spoken: Record<string, string> = { '*': 'Star', '#': 'Hash' };

interface KeyGridProps {
  isOff?: boolean;
  onKey: (event: Event, digit: string) => void;
  /** Given where 0 held down is a plus. */
  onPlus?: () => void;
}

export function KeyGrid({ isOff = false, onKey, onPlus }: KeyGridProps) {
  let held: ReturnType<typeof setTimeout> | undefined;
  const release = () => clearTimeout(held);
  return (
    <div class="keys" dir="ltr">
      {keys.map(([digit, letters]) => (
        <button
          type="button"
          class="key"
          key={digit}
          aria-disabled={isOff}
          aria-label={spoken[digit]}
          onPointerDown={(event) => {
            const { currentTarget } = event;
            delete currentTarget.dataset.wasHeld;
            if (digit !== '0' || !onPlus) return;
            held = setTimeout(() => {
              currentTarget.dataset.wasHeld = 'true';
              onPlus();
            }, longPressMs);
          }}
          onPointerUp={release}
          onPointerLeave={release}
          onClick={(event) => {
            if (!isOff && !event.currentTarget.dataset.wasHeld) onKey(event, digit);
          }}
        >
          {digit} <small>{letters}</small>
        </button>
      ))}
    </div>
  );
}
