/** The collapsed widget: a word, a time and a mark. It stands in the page's document, so it says nothing of the caller. */

import { htmlElement } from '../page/html-element.ts';
import type { PillState } from './pipe.ts';

export interface Pill {
  readonly button: HTMLButtonElement;
  show(state: PillState): void;
  /** Brings the time up to `now`, epoch ms. */
  tick(now: number): void;
}

export function makePill(): Pill {
  const button = htmlElement('button');
  const [mark, word, time, others] = ['mark', 'word', 'time', 'others'].map((name) => {
    const part = htmlElement('span');
    part.className = name;
    button.append(part);
    return part;
  }) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  mark.ariaHidden = 'true';
  let since: number | null = null;

  function tick(now: number): void {
    const text = since === null ? '' : clock(now - since);
    if (time.textContent !== text) time.textContent = text;
  }

  return {
    button,
    show(state) {
      button.className = `pill ${state.mark}`;
      button.title = 'Open voice control';
      word.textContent = state.word;
      since = state.since;
      others.textContent = state.others > 0 ? `+${state.others}` : '';
      tick(Date.now());
    },
    tick,
  };
}

/** `m:ss`, from an hour on `h:mm:ss`. */
function clock(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
