/** The card of a number, and everything that can be done from it. */

import { toWire } from '../errors.ts';
import { commands } from '../messaging.ts';
import type { PageNumber } from './all-numbers.ts';
import { query } from './background.ts';
import { cardContent, copyNumber } from './card-content.ts';
import { numberCard } from './number-card.ts';
import { askedWhy, asOffered } from './number-facts.ts';
import { cardMenu } from './number-menu.ts';
import type { PageNumbers } from './page-numbers.ts';
import { guardPress, type PressGuard } from './press-guard.ts';

export interface NumberActs {
  /** What the card is about now; null while it is closed. */
  readonly shown: PageNumber | null;
  holds(event: Event): boolean;
  show(number: PageNumber, hasFocus: boolean): void;
  /** A press on the number itself only ever offers: what stands there is the page's drawing, not ours. */
  press(number: PageNumber): void;
  /** Escape: from the menu back to the number, from the number away. */
  back(): void;
  close(): void;
}

export function numberActs(numbers: PageNumbers): NumberActs {
  const isOneClick = () => numbers.texts.told?.isOneClick === true;
  let isTurned = false;
  /** While the card is open where a press in it may dial at once: what judges that press. */
  let guard: PressGuard | null = null;
  const card = numberCard(() => {
    numbers.marks.choose(null);
    isTurned = false;
    guard?.end();
    guard = null;
  });

  function show(number: PageNumber, hasFocus: boolean): void {
    card.close();
    card.open(number, content(number), hasFocus);
    numbers.marks.choose(number.place);
    if (isOneClick()) guard = guardPress([card.element]);
  }

  /** What cannot be done is said on the card. */
  async function attempt(number: PageNumber, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      card.close();
    } catch (error) {
      if (card.shown !== number) show(number, false);
      card.fail(toWire(error));
    }
  }

  /** A press that the guard found clear may dial at once; every other one only offers. */
  const offer = (number: PageNumber, isClear: boolean) =>
    attempt(number, async () => {
      const shown = number.text === number.raw ? [] : [number.text.slice(0, 200)];
      const offered = [asOffered(number), await numbers.texts.region(), ...shown] as const;
      await commands[isClear ? 'pressNumber' : 'suggestNumber'](...offered);
    });

  const content = (number: PageNumber) =>
    cardContent(number, {
      isOneClick: isOneClick(),
      call: (event) => void (guard?.isClear(event) ?? Promise.resolve(false)).then((is) => offer(number, is)),
      more: () => turn(menuOf(number)),
    });

  function turn(to: HTMLElement): void {
    isTurned = true;
    card.turn([to]);
  }

  function turnBack(number: PageNumber): void {
    isTurned = false;
    card.turn(content(number));
  }

  function menuOf(number: PageNumber): HTMLElement {
    const e164 = 'e164' in number.number ? number.number.e164 : null;
    const ignore = () => attempt(number, () => commands.ignoreNumber(e164 ?? ''));
    const why = () =>
      attempt(number, () => {
        const { place, raw } = number;
        const written = place instanceof Range ? numbers.written(place) : null;
        const asked = askedWhy(numbers, written ?? { before: '', text: raw, after: '' });
        return query('askWhy', asked.written, asked.origin, asked.top);
      });
    const ofNumber = [
      {
        label: 'Add to contacts…',
        shape: 'add',
        act: () => attempt(number, () => commands.addContact(e164 ?? '')),
      },
      { label: 'Not a phone number', shape: 'none', act: ignore },
    ] as const;
    return cardMenu(
      [
        { label: 'Copy number', shape: 'copy', act: () => copyNumber(number).then(card.close) },
        ...(e164 ? ofNumber : []),
        { label: 'Why is this marked?', shape: 'why', isApart: true, act: why },
        {
          label: 'Don’t mark numbers on this site',
          shape: 'off',
          act: () => attempt(number, () => commands.markSite(false)),
        },
      ],
      () => turnBack(number),
    );
  }

  return {
    get shown() {
      return card.shown;
    },
    holds: card.holds,
    show,
    press: (number) => void offer(number, false),
    back() {
      if (isTurned && card.shown) turnBack(card.shown);
      else card.close();
    },
    close: card.close,
  };
}
