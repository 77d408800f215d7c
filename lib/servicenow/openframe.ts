/**
 * The provider page that ServiceNow's OpenFrame shows, and what it and the background say to each other. The page is a UI
 * page of the instance itself, since the API's script can only be loaded by a page of the web, and an extension's page can
 * be framed by no origin that is known at run time only. Types and words; pure.
 */

import type { IccState } from './icc.ts';

/** Name of the UI page, and the path where it stands. */
export const providerPage = 'gvc_softphone';
export const providerPath = `/${providerPage}.do`;

/** What an administrator puts into the UI page. */
export const providerPageHtml = `<?xml version="1.0" encoding="utf-8" ?>
<j:jelly trim="false" xmlns:j="jelly:core" xmlns:g="glide" xmlns:j2="null" xmlns:g2="null">
  <script src="/scripts/openframe/latest/openFrameAPI.min.js"></script>
  <p>Global Voice Control</p>
</j:jelly>`;

export const openFramePort = 'openframe';

/** From the background to the provider page. */
export type ToProvider = { state: IccState } | { targets: object };

/** From the script in the page to our relay; what it says is the instance's page, and is judged as such. */
export type FromProvider = { action: { name: unknown; payload: unknown } } | { communication: unknown };
