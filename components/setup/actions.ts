/** What set-up asks of the page that holds it. All run under the person's own press. */

import type { InstanceAddress } from '../../lib/host/instance-url.ts';
import type { HostKind } from '../../lib/session.ts';
import type { RingMend } from '../../lib/sound/readiness.ts';
import type { StepName } from './facts.ts';

export interface SetupActions {
  goTo: (step: StepName) => void;
  /** Asks the browser for the origin if need be, then keeps the address and starts the softphone. */
  useInstance: (address: InstanceAddress) => void;
  /** Asks the browser again for the origin of the instance in use. */
  allowSite: () => void;
  checkAgain: () => void;
  signIn: () => void;
  /** Moves the softphone into the extension, or into a window of its own. */
  useHost: (kind: HostKind) => void;
  /** Closes Amazon Connect in other tabs. */
  closeOtherCcps: () => void;
  restartHost: () => void;
  tryMicrophone: () => void;
  ringOnce: () => void;
  confirmRing: () => void;
  selfTest: () => void;
  /** Mends what the self-test found. */
  mend: (how: RingMend) => void;
  finish: () => void;
}

/** Something that went wrong in the step at hand, in words. */
export interface SetupFault {
  title: string;
  remedy: string;
}
