import { el } from './dom.ts';

const CELLS = 20;
/** The last cells are amber: louder than speech should be. */
const LOUD_FROM = 16;

/** Draws a level into `meter` each time it is called, from 0 to 1, and says it to those who cannot see it. */
export function levelMeter(meter: HTMLElement): (level: number) => void {
  const cells = Array.from({ length: CELLS }, (_, i) => el(i >= LOUD_FROM ? 'i.loud' : 'i'));
  meter.replaceChildren(...cells);
  meter.role = 'meter';
  meter.ariaValueMin = '0';
  meter.ariaValueMax = '100';
  return (level) => {
    const lit = Math.round(level * CELLS);
    cells.forEach((cell, i) => {
      cell.classList.toggle('on', i < lit);
    });
    meter.ariaValueNow = String(Math.round(level * 100));
  };
}
