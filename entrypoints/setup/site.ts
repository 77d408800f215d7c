/** The instance's origin: whether the browser lets us use it, and how the instance answers. */

import { type Signal, signal } from '@preact/signals-core';
import type { SetupFacts } from '../../components/setup/facts.ts';
import { browser } from '../../lib/browser.ts';
import { originPattern } from '../../lib/host/instance-url.ts';
import { queries } from '../../lib/messaging.ts';
import { readSettings, watchSettings } from '../../lib/settings.ts';

export interface Site {
  readonly isPermitted: Signal<SetupFacts['isPermitted']>;
  readonly probe: Signal<SetupFacts['probe']>;
  /** Asks the person for `origin`, or for that of the instance in use; must be called under their press. */
  permit(origin?: string): Promise<boolean>;
  /** Looks at the permission and asks the instance again. */
  look(): Promise<void>;
}

const patternOf = (origin: string) => ({ origins: [originPattern(origin)] });

export function watchSite(lifetime: AbortSignal): Site {
  const isPermitted = signal<SetupFacts['isPermitted']>(null);
  const probe = signal<SetupFacts['probe']>(null);
  let origin: string | null = null;
  let looking: Promise<void> | null = null;

  async function lookOnce(): Promise<void> {
    const { ccpUrl } = await readSettings();
    origin = ccpUrl && new URL(ccpUrl).origin;
    if (!origin) return;
    isPermitted.value = await browser.permissions.contains(patternOf(origin));
    if (!isPermitted.value) return;
    if (probe.value === null) probe.value = 'asking';
    probe.value = await queries.probeInstance();
  }
  const site: Site = {
    isPermitted,
    probe,
    permit(asked = origin ?? '') {
      // Nothing may be awaited before this: the browser asks only under the press itself.
      return browser.permissions.request(patternOf(asked));
    },
    look() {
      looking ??= lookOnce().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
  const again = () => void site.look().catch(reportError);
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  lifetime.addEventListener('abort', watchSettings(again));
  document.addEventListener('visibilitychange', () => !document.hidden && again(), { signal: lifetime });
  lifetime.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(again);
    browser.permissions.onRemoved.removeListener(again);
  });
  return site;
}
