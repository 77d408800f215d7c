/** What every page of the application stands in: the ways to the other pages, a title with its tools, the content. */

import type { ComponentChildren } from 'preact';
import { Icon } from '../Icon.tsx';
import { PageIcon, type PageIconName } from './PageIcon.tsx';
import '../panels/icon-paths.ts';
import '../sheet.css';
import '../panels/panels.css';
import './app.css';
import './forms.css';

export interface AppPage {
  title: string;
  icon: PageIconName;
  /** Address within the extension. */
  href: string;
}

/** Every page there is, in the order of the navigation. */
export const appPages = {
  interactions: { title: 'Interactions', icon: 'list', href: '/interactions.html' },
  callbacks: { title: 'My callbacks', icon: 'history', href: '/interactions.html#callbacks' },
  dashboard: { title: 'Dashboard', icon: 'chart-column', href: '/dashboard.html' },
  contacts: { title: 'Contacts', icon: 'contact', href: '/contacts.html' },
  options: { title: 'Options', icon: 'sliders-horizontal', href: '/options.html' },
  setup: { title: 'Set-up', icon: 'settings', href: '/setup.html' },
} as const satisfies Record<string, AppPage>;

interface AppFrameProps {
  page: keyof typeof appPages;
  /** Where the page shows one thing of many; its own title when left out. */
  title?: ComponentChildren;
  /** Beside the title: how many, since when. */
  aside?: ComponentChildren;
  tools?: ComponentChildren;
  children: ComponentChildren;
}

export function AppFrame({ page, title, aside, tools, children }: AppFrameProps) {
  return (
    <div class="app">
      <nav aria-label="Pages">
        <p class="product">
          <span class="brand" aria-hidden="true">
            <Icon name="phone" size="s" />
          </span>
          Voice Control
        </p>
        {Object.entries(appPages).map(([name, { title: pageTitle, icon, href }]) => (
          <a key={name} href={href} aria-current={name === page ? 'page' : undefined}>
            <PageIcon name={icon} />
            {pageTitle}
          </a>
        ))}
      </nav>
      <main>
        <header>
          <h1>{title ?? appPages[page].title}</h1>
          {aside && <span class="aside num">{aside}</span>}
          <span class="grow" />
          {tools}
        </header>
        <div class="content">{children}</div>
      </main>
    </div>
  );
}
