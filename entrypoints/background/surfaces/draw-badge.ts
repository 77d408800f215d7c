/** The badge on the toolbar button, and what the button is called. */

import { browser } from '../../../lib/browser.ts';
import type { Session } from '../../../lib/session.ts';
import { type Badge, badgeOf } from './badge.ts';

/** Answers what draws the badge of a session. Each change of it has the browser draw its toolbar, so what stands is not said again. */
export function createBadge(): (session: Session) => void {
  let drawn: Partial<Badge> = {};
  return (session) => {
    const badge = badgeOf(session);
    const { text, colour, title } = badge;
    if (text !== drawn.text) void browser.action.setBadgeText({ text });
    if (colour !== drawn.colour) void browser.action.setBadgeBackgroundColor({ color: colour });
    if (title !== drawn.title) void browser.action.setTitle({ title });
    drawn = badge;
  };
}
