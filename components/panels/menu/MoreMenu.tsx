/**
 * The More menu of a surface: what it may do beside its calls, and first, during a call, what the row of controls has no
 * room for: asking a supervisor for help, who is brought in as anybody is (EX-09, EX-11).
 */

import { Component } from 'preact';
import type { TransferTarget } from '../../../lib/directory/entry.ts';
import { canPress, type SurfaceProps } from '../../card-props.ts';
import { moreMenuId } from '../../menu-state.ts';
import { Menu, type MenuItem } from './Menu.tsx';

interface MoreMenuProps extends SurfaceProps {
  items: MenuItem[];
  onClose: (refocus: boolean) => void;
}

interface MoreMenuState {
  /** Undefined while it is looked for; null when no quick connect has the name. */
  helper: TransferTarget | null | undefined;
}

/** As many as are looked through for one of exactly that name. */
const most = 20;

export class MoreMenu extends Component<MoreMenuProps, MoreMenuState> {
  override state: MoreMenuState = { helper: undefined };

  override componentDidMount(): void {
    const { session, lookup } = this.props;
    const name = session.helpFrom;
    if (!name) return;
    lookup.searchDirectory(name, null, most).then(
      ({ entries }) => {
        const found = entries.find(
          (entry) => entry.tab !== 'customers' && entry.name.toLowerCase() === name.toLowerCase(),
        );
        this.setState({ helper: found ? { kind: 'quick-connect', id: found.id, name: found.name } : null });
      },
      // Looked for again when the menu is opened again.
      () => this.setState({ helper: null }),
    );
  }

  private help(): MenuItem[] {
    const { session, ask } = this.props;
    const { helper } = this.state;
    const call = session.calls.find((one) => canPress({ ...this.props, call: one }, 'consult'));
    if (!session.helpFrom || !call) return [];
    return [
      {
        label: `Ask ${session.helpFrom} for help`,
        icon: 'user-plus',
        isOff: !helper,
        hint: helper === null ? 'None of your queues has a quick connect of this name.' : undefined,
        onChoose: (event) => helper && ask(event, 'consult', call.id, helper),
      },
    ];
  }

  override render({ items, onClose }: MoreMenuProps) {
    return <Menu id={moreMenuId} label="More" onClose={onClose} items={[...this.help(), ...items]} />;
  }
}
