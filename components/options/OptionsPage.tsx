/** The options: one section at a time, its name in the address. Every change is kept at once. */

import type { ComponentChildren } from 'preact';
import { AppFrame } from '../app/AppFrame.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import './options.css';
import './mapping.css';

export interface OptionsSection {
  /** Part of the address, `options.html#numbers`. */
  name: string;
  title: string;
}

interface OptionsPageProps {
  sections: readonly OptionsSection[];
  current: OptionsSection;
  /** Whether the administrator holds any setting. */
  isManaged: boolean;
  fault: { title: string; remedy: string } | null;
  /** What was just done, for everybody who cannot see it. */
  done: string | null;
  children: ComponentChildren;
}

export function OptionsPage({ sections, current, isManaged, fault, done, children }: OptionsPageProps) {
  return (
    <AppFrame page="options">
      <div class="options">
        <nav aria-label="Sections">
          {sections.map(({ name, title }) => (
            <a key={name} href={`#${name}`} aria-current={name === current.name ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <div class="options-section">
          {fault && (
            <div class="sheet-panel">
              <Warning tone="bad" icon="circle-alert" title={fault.title}>
                {fault.remedy}
              </Warning>
            </div>
          )}
          {isManaged && (
            <p class="managed quiet">
              <PageIcon name="lock" size="s" /> Your organisation has set what carries a padlock.
            </p>
          )}
          <h2 class="options-title">{current.title}</h2>
          {children}
          <p class="unseen" role="status">
            {done}
          </p>
        </div>
      </div>
    </AppFrame>
  );
}
