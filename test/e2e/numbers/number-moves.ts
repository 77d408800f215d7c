/** What tests of numbers on pages look at, and the rules they set. */

import type { Frame, Page, SerializedAXNode } from 'puppeteer';
import type { AgentSeat } from '../world.ts';

export async function keepSettings(
  seat: Pick<AgentSeat, 'probe'>,
  changed: Record<string, unknown>,
): Promise<void> {
  await seat.probe.evaluate(async (more) => {
    const { settings = {} } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object), ...more } });
  }, changed);
}

export async function storedSettings(seat: AgentSeat): Promise<Record<string, unknown>> {
  const { settings } = await seat.probe.evaluate(() => chrome.storage.local.get('settings'));
  return settings as Record<string, unknown>;
}

/** Everything a screen reader is told of the page, as `role name` lines. */
export async function toldOf(page: Page): Promise<string> {
  const lines = (node: SerializedAXNode): string[] => [
    `${node.role} ${node.name ?? ''}`,
    ...(node.children ?? []).flatMap(lines),
  ];
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  return tree ? lines(tree).join('\n') : '';
}

/** The texts of everything that can be called on the page now. */
export async function foundOn(page: Page): Promise<string[]> {
  const [realm] = page.mainFrame().extensionRealms();
  const all = await realm?.evaluate(() =>
    (globalThis as unknown as { __phonesFound(): { text: string; kind: string }[] }).__phonesFound(),
  );
  return (all ?? []).filter(({ kind }) => kind !== 'refused').map(({ text }) => text);
}

interface Found {
  text: string;
  e164: string | null;
}

/** What a frame's own script has found; empty where there is none of ours. */
export async function foundInFrame(frame: Frame): Promise<Found[]> {
  for (const realm of frame.extensionRealms()) {
    const found = await realm
      .evaluate(() => (globalThis as unknown as { __phonesFound?(): Found[] }).__phonesFound?.())
      .catch(() => null);
    if (found) return found;
  }
  return [];
}
