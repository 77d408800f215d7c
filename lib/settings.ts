/**
 * What the agent or the administrator set: defaults, over them what is stored, over both the administrator's policy.
 * Only the setters here write it.
 */

import { browser } from './browser.ts';
import { VoiceError } from './errors.ts';
import {
  defaultSettings,
  judgeSettings,
  judgeShared,
  type SettingName,
  type Settings,
} from './settings-rules.ts';

export type { Settings } from './settings-rules.ts';

const key = 'settings';

/** The administrator's values (`storage.managed`), of which only those that may stand; empty where there is no policy. */
export async function readPolicy(): Promise<Partial<Settings>> {
  // Firefox rejects where no policy is installed; Chromium answers an empty object.
  const given = await browser.storage.managed.get(null).catch(() => ({}));
  return judgeShared(given).settings;
}

/** The settings as they are now, the policy's own words first. */
export async function readSettings(): Promise<Settings> {
  const [stored, policy] = await Promise.all([readStored(), readPolicy()]);
  return { ...defaultSettings, ...stored, ...policy };
}

async function readStored(): Promise<Partial<Settings>> {
  const stored = await browser.storage.local.get(key);
  return judgeSettings(stored[key] ?? {}).settings;
}

/** Writes the given settings, keeping the others. Throws `set-by-policy` for one that the administrator holds. */
export async function writeSettings(changed: Partial<Settings>): Promise<void> {
  await changeSettings(() => changed);
}

/** What makes of the settings as they are what they should be. */
export type SettingsChange = (settings: Settings) => Partial<Settings>;

/**
 * Writes what `change` makes of the settings as they are by then: a list that is added to, or one choice of several. Returns
 * them all as they are now. Throws `set-by-policy` for one that the administrator holds.
 */
export function changeSettings(change: SettingsChange): Promise<Settings> {
  // Pages and the worker write too: one at a time, or what the other wrote in between is lost.
  return navigator.locks.request(key, async () => {
    const [stored, policy] = await Promise.all([readStored(), readPolicy()]);
    const settings = { ...defaultSettings, ...stored, ...policy };
    const changed = change(settings);
    const held = Object.keys(changed).filter(
      (name) => name in policy && policy[name as SettingName] !== changed[name as SettingName],
    );
    if (held.length > 0) throw new VoiceError('set-by-policy', held.join(', '));
    await browser.storage.local.set({ [key]: { ...stored, ...changed } });
    return { ...settings, ...changed };
  });
}

/** Calls `listener` with the settings after each change; returns the unsubscribe. */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  return whenChanged(() => void readSettings().then(listener));
}

/**
 * Answers what reads the settings, anew only after a change: each read is two turns of the browser, and the worker asks at
 * every move of a call.
 */
export function createKeptSettings(): () => Promise<Settings> {
  let kept: Promise<Settings> | null = null;
  const forget = () => {
    kept = null;
  };
  whenChanged(forget);
  return () => {
    kept ??= readSettings();
    // What could not be read is tried again.
    kept.catch(forget);
    return kept;
  };
}

function whenChanged(react: () => void): () => void {
  const follow = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed' || (area === 'local' && key in changes)) react();
  };
  browser.storage.onChanged.addListener(follow);
  return () => browser.storage.onChanged.removeListener(follow);
}
