/** Which menu of a surface is open, and where the focus goes when it closes. */

import { useRef, useState } from 'preact/hooks';

export interface MenuState<Name extends string> {
  open: Name | null;
  toggle: (event: Event, name: Name) => void;
  close: (refocus: boolean) => void;
}

/** One menu at a time for the surface that calls this. */
export function useMenu<Name extends string>(): MenuState<Name> {
  const [open, setOpen] = useState<Name | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  return {
    open,
    toggle: (event, name) => {
      opener.current = event.currentTarget as HTMLElement;
      setOpen(open === name ? null : name);
    },
    close: (refocus) => {
      setOpen(null);
      if (refocus) opener.current?.focus();
    },
  };
}
