/** Where the ring comes from: the chosen device as long as it is plugged in, else the computer's own. */

import { ownDeviceId } from './own-sound.ts';

export interface RingerOutput {
  use(label: string | null): Promise<void>;
  /** This document's id of the device; empty for the computer's own. Kept at hand: a ring does not wait. */
  id(): string;
}

/** Follows what is plugged in and out until `lifetime` ends. */
export function followOutput(lifetime: AbortSignal): RingerOutput {
  let chosen: string | null = null;
  let id = '';
  const look = async () => {
    id = await ownDeviceId('output', chosen);
  };
  navigator.mediaDevices.addEventListener('devicechange', () => void look(), { signal: lifetime });
  return {
    use(label) {
      chosen = label;
      return look();
    },
    id: () => id,
  };
}
