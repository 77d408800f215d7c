/** One picture of the gallery, and the group it stands in. */

import type { ComponentChildren } from 'preact';

const asked = new URLSearchParams(location.search);
const onlyGroup = asked.get('group');
const onlyState = asked.get('state');

/** The states of one name; nothing when `?group=` asks for another. */
export function Group({ name, children }: { name: string; children: ComponentChildren }) {
  if (onlyGroup && onlyGroup !== name) return null;
  return (
    <section data-group={name}>
      <h2>{name}</h2>
      <div class={`states group-${name.toLowerCase().replaceAll(' ', '-')}`}>{children}</div>
    </section>
  );
}

interface StateProps {
  name: string;
  /** What is done once it is drawn, in order: the label of a control to press, or text to type as `type:…`. */
  steps?: readonly string[];
  /** What must be there at last. */
  until?: string;
  children: ComponentChildren;
}

/** Settles when every state is drawn. */
export const drawing: Promise<void>[] = [];
export const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

async function found<Part>(look: () => Part | null | undefined): Promise<Part> {
  for (;;) {
    const part = look();
    if (part) return part;
    await nextFrame();
  }
}

async function play(figure: HTMLElement, steps: readonly string[], until?: string): Promise<void> {
  for (const step of steps) {
    if (step.startsWith('type:')) {
      const field = await found(() => figure.querySelector<HTMLInputElement>('input, textarea'));
      field.value = step.slice('type:'.length);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      continue;
    }
    const isIt = (control: HTMLElement) => control.textContent.trim() === step || control.ariaLabel === step;
    (await found(() => [...figure.querySelectorAll('button')].find(isIt))).click();
    await nextFrame();
  }
  if (until) await found(() => figure.querySelector(until));
}

/** One state with its name, played to where it should be; nothing when `?state=` asks for another. */
export function State({ name, steps = [], until, children }: StateProps) {
  if (onlyState && onlyState !== name) return null;
  return (
    <figure
      data-state={name}
      ref={(figure) => {
        if (figure)
          drawing.push(play(figure, steps, until).then(() => figure.setAttribute('data-drawn', '')));
      }}
    >
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  );
}
