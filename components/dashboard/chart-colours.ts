/** The colours of the sheet as a canvas needs them: resolved for the theme that is on. */

const roles = ['accent-solid', 'accent-line', 'bad-mark', 'ink', 'ink-3', 'line'] as const;

export type ChartColours = Record<(typeof roles)[number], string>;

/** Reads the tokens where `element` stands; canvas knows neither variables nor light-dark(). */
export function chartColours(element: HTMLElement): ChartColours {
  const probe = element.ownerDocument.createElement('i');
  element.append(probe);
  const read = (role: string) => {
    probe.style.color = `var(--${role})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(roles.map((role) => [role, read(role)])) as ChartColours;
  probe.remove();
  return colours;
}
