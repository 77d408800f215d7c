/** What the agent or the administrator set. One stored object with defaults; only these setters write it. */

import { browser } from './browser.ts';
import type { WidgetPosition } from './queries.ts';

export interface Settings {
  /** Origin and path of the CCP, such as `https://harbour.my.connect.aws/ccp-v2/`; null before set-up. */
  ccpUrl: string | null;
  /** ISO two-letter code for numbers without a country, upper case. */
  defaultRegion: string;
  marksNumbers: boolean;
  /** Shown before a call is placed; empty for none (VO-18). */
  recordingNotice: string;
  /** Per site (host name), where the agent put the widget. */
  widgetPositions: Record<string, WidgetPosition>;
}

export const defaultSettings: Settings = {
  ccpUrl: null,
  defaultRegion: 'US',
  marksNumbers: true,
  recordingNotice: 'This call will be recorded.',
  widgetPositions: {},
};

const key = 'settings';

/** The settings as they are now, defaults filled in. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(key);
  return { ...defaultSettings, ...(stored[key] as Partial<Settings> | undefined) };
}

/** Writes the given settings, keeping the others. */
export async function writeSettings(changed: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [key]: { ...(await readSettings()), ...changed } });
}

/** Calls `listener` with the settings after each change; returns the unsubscribe. */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const follow = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && key in changes) void readSettings().then(listener);
  };
  browser.storage.onChanged.addListener(follow);
  return () => browser.storage.onChanged.removeListener(follow);
}
