/** The badge on the toolbar button, and what the button is called. */

import { browser } from '../../../lib/browser.ts';
import type { Session } from '../../../lib/session.ts';
import { badgeOf } from './badge.ts';

export function drawBadge(session: Session): void {
  const { text, colour, title } = badgeOf(session);
  void browser.action.setBadgeText({ text });
  void browser.action.setBadgeBackgroundColor({ color: colour });
  void browser.action.setTitle({ title });
}
