/** A trouble as it is told: what is wrong, and the ways out of it. */

import type { IconName } from '../../Icon.tsx';

export type TroubleWay =
  | 'setUp'
  | 'serviceNow'
  | 'restartHost'
  | 'dismissNotice'
  | 'setOffline'
  | 'readiness'
  | 'stay'
  | 'stayIn'
  | 'closeOtherCcps'
  | 'useOtherCcp'
  | 'dismissLostRecords';

export interface Trouble {
  kind:
    | 'covered'
    | 'closed'
    | 'other-ccp'
    | 'notice'
    | 'unreachable'
    | 'access-denied'
    | 'not-approved'
    | 'cookies-blocked'
    | 'ending'
    | 'leaving'
    | 'renewing'
    | 'silent'
    | 'network'
    | 'quality'
    | 'ring'
    | 'softphone'
    | 'updates'
    | 'records'
    | 'servicenow'
    | 'reconnecting';
  tone: 'hold' | 'bad';
  icon: IconName;
  title: string;
  text: string;
  /** Given when how long it lasts is worth a running time. */
  since?: number;
  /** Given when it is an end that comes: the time left runs beside the title. */
  until?: number;
  /** At most two, the better one first. `setUp` and `serviceNow` open pages, `setOffline` is setPresence with the instance's offline state. */
  ways?: { label: string; way: TroubleWay }[];
}
