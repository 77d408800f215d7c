/** The way out when the instance or the browser keeps the softphone out of the extension. */

import { Button } from '../Button.tsx';
import type { SetupActions } from './actions.ts';

export function WindowOffer({ actions }: { actions: SetupActions }) {
  return (
    <div class="row">
      <p class="grow">Or use Amazon’s own page in a small window: it needs nobody’s approval.</p>
      <Button size="s" tone="line" onPress={() => actions.useHost('window')}>
        Use a window
      </Button>
    </div>
  );
}
