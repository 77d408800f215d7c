/** Which menu of a surface is open, and where the focus goes when it closes. */

import { Component } from 'preact';

export const presenceMenuId = 'presence-menu';
export const moreMenuId = 'more-menu';

export type MenuName = 'presence' | 'more';

export interface MenuState {
  open: MenuName | null;
  toggle: (event: Event, name: MenuName) => void;
  close: (refocus: boolean) => void;
}

/** A surface with menus, one open at a time. */
export abstract class MenuSurface<Props>
  extends Component<Props, { open: MenuName | null }>
  implements MenuState
{
  override state = { open: null as MenuName | null };
  private opener: HTMLElement | null = null;

  get open() {
    return this.state.open;
  }
  toggle = (event: Event, name: MenuName) => {
    this.opener = event.currentTarget as HTMLElement;
    this.setState({ open: this.open === name ? null : name });
  };
  close = (refocus: boolean) => {
    this.setState({ open: null });
    if (refocus) this.opener?.focus();
  };
}
