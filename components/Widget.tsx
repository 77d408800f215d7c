/** The whole widget: head, the worst trouble, and the cards of the moment. */

import type { ButtonHTMLAttributes } from 'preact';
import { Cards } from './Cards.tsx';
import type { SurfaceProps } from './card-props.ts';
import { Head } from './Head.tsx';
import { MenuSurface } from './menu-state.ts';
import { Banner, LiveRegion, PresencePicker, WidgetMenu } from './panels.ts';
import './sheet.css';

export interface WidgetProps extends SurfaceProps {
  onCollapse: (event: Event) => void;
  /** Opens the call bar that stays above every window. */
  onPopOut: (event: Event) => void;
  /** Put on the drag grip, a button: pointer and key handlers of whoever moves the widget. */
  grip?: ButtonHTMLAttributes<HTMLButtonElement>;
  /** True while the page covers the controls: they are off and a banner says so. */
  isCovered?: boolean;
}

export class Widget extends MenuSurface<WidgetProps> {
  override render({ session, now, ask, lookup, onCollapse, onPopOut, grip, isCovered }: WidgetProps) {
    const surface = { session, now, ask, lookup };
    return (
      <section class="widget" aria-label="Calls">
        <Head {...surface} menu={this} grip={grip} onCollapse={onCollapse} />
        <div class="stage">
          {this.open === 'presence' && <PresencePicker session={session} ask={ask} onClose={this.close} />}
          {this.open === 'more' && <WidgetMenu {...surface} onPopOut={onPopOut} onClose={this.close} />}
          <div>
            <Banner {...surface} isCovered={isCovered} />
            <div inert={isCovered}>
              <Cards {...surface} />
            </div>
          </div>
        </div>
        <LiveRegion session={session} now={now} />
      </section>
    );
  }
}
