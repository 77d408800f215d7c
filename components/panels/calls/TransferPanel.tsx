/** Whom to bring into the call: Enter consults, Shift and Enter hands over blind. */

import { allows } from '../../../lib/call.ts';
import type { DirectoryTab, TransferTarget } from '../../../lib/directory/entry.ts';
import { type CardProps, canPress } from '../../card-props.ts';
import { DirectoryPanel, type Way } from '../directory/DirectoryPanel.tsx';

const tabs: readonly DirectoryTab[] = ['agents', 'queues', 'external', 'customers'];

interface TransferPanelProps extends CardProps {
  /** `add` brings somebody in beside the customer and offers no blind transfer. */
  purpose: 'transfer' | 'add';
  onClose: () => void;
}

export function TransferPanel(props: TransferPanelProps) {
  const { purpose, call, session, ask, lookup, onClose } = props;
  const isAdd = purpose === 'add';
  const way = (label: string, command: 'consult' | 'transfer'): Way => ({
    label,
    isOff: !canPress(props, 'consult') || !canPress(props, command),
    reach(event: Event, target: TransferTarget) {
      if (session.notice?.code === 'transfer-refused') ask(event, 'dismissNotice');
      ask(event, command, call.id, target);
    },
  });
  const canBlind = !isAdd && allows(call, 'transfer');
  const ways = [way(isAdd ? 'Add' : 'Consult', 'consult'), ...(canBlind ? [way('Blind', 'transfer')] : [])];
  return (
    <DirectoryPanel
      title={isAdd ? 'Add someone' : 'Transfer'}
      back="Back to the call"
      {...{ tabs, ways, ask, lookup, onClose }}
      takesNumbers
    />
  );
}
