/** Who takes a callback over before its first call: a colleague or a queue (CF-08, CF-09). */

import type { DirectoryTab, TransferTarget } from '../../../lib/directory/entry.ts';
import { DirectoryPanel } from '../directory/DirectoryPanel.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';

const tabs: readonly DirectoryTab[] = ['agents', 'queues'];

export function CallbackTransferPanel(props: CallbackProps & { onClose: () => void }) {
  const { callback, ask, lookup, onClose } = props;
  const ways = [
    {
      label: 'Transfer',
      isOff: pressRefusal(props, 'transferCallback') !== null,
      reach: (event: Event, target: TransferTarget) => ask(event, 'transferCallback', callback.id, target),
    },
  ];
  return (
    <DirectoryPanel
      title="Transfer callback"
      back="Back to the callback"
      {...{ tabs, ways, ask, lookup, onClose }}
      takesNumbers={false}
    />
  );
}
