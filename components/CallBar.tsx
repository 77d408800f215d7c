/** The call bar: the agent's status and the calls, in a small window that can stay above all others. */

import { Button } from './Button.tsx';
import { Cards } from './Cards.tsx';
import type { SurfaceProps } from './card-props.ts';
import { Head } from './Head.tsx';
import { MenuSurface } from './menu-state.ts';
import { Banner, LiveRegion, PresencePicker } from './panels.ts';
import './sheet.css';

export interface CallBarProps extends SurfaceProps {
  /** Puts it above all windows; null where it is already, or where the browser cannot. */
  onKeepAbove: (() => void) | null;
}

export class CallBar extends MenuSurface<CallBarProps> {
  override render({ onKeepAbove, ...surface }: CallBarProps) {
    const { session, now, ask } = surface;
    return (
      <main class="widget call-bar">
        <Head {...surface} menu={this}>
          {onKeepAbove && (
            <Button size="s" onPress={onKeepAbove}>
              Keep above
            </Button>
          )}
        </Head>
        <div class="stage">
          {this.open === 'presence' && <PresencePicker session={session} ask={ask} onClose={this.close} />}
          <div>
            <Banner {...surface} />
            <div>
              <Cards {...surface} />
            </div>
          </div>
        </div>
        <LiveRegion session={session} now={now} />
      </main>
    );
  }
}
