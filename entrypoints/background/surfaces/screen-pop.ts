/** Opens a page for a customer who calls: once for each call, and in the tab that has it already. */

import type { Call } from '../../../lib/call.ts';
import { log } from '../../../lib/log.ts';
import { popAddress, type ScreenPopRules } from '../../../lib/screen-pop.ts';
import type { SessionStore } from '../session-store.ts';
import { openOwnPage } from './own-page-tabs.ts';

export function createScreenPop(
  store: SessionStore,
  openAddress: (address: string) => Promise<void>,
  rules: () => Promise<ScreenPopRules>,
): void {
  async function pop(call: Call, at: ScreenPopRules['screenPopAt']): Promise<void> {
    const { screenPop, screenPopAt, screenPopTemplate } = await rules();
    if (screenPop === 'off' || screenPopAt !== at) return;
    if (screenPop === 'record') return openOwnPage('interactions', call.id);
    const address = popAddress(screenPopTemplate, call);
    if (address !== null) await openAddress(address);
  }

  store.onCallEvent(({ type, call }) => {
    if (call.direction !== 'inbound' || (type !== 'rang' && type !== 'answered')) return;
    // A page that could not be opened is no reason to trouble the call.
    pop(call, type === 'rang' ? 'ring' : 'answer').catch((error: unknown) =>
      log.warn('no screen pop', { why: String(error) }),
    );
  });
}
