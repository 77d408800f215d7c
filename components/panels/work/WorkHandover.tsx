/** Work on its way to somebody else. */

import { channelWords, workName } from '../../../lib/work/words.ts';
import { Handover } from '../Handover.tsx';
import { WorkChat } from './WorkChat.tsx';
import { type WorkProps, workRefusal } from './work-props.ts';

export function WorkHandover(props: WorkProps) {
  const { item, now, ask } = props;
  const { id, transfer, phaseAt, channel } = item;
  return (
    <Handover
      kind="work"
      word={channelWords[channel]}
      name={workName(item)}
      to={transfer?.to ?? ''}
      since={transfer?.since ?? phaseAt}
      now={now}
      meaning="It stays yours until somebody accepts."
      refusal={workRefusal(props, 'cancelWorkTransfer')}
      onCancel={(event) => ask(event, 'cancelWorkTransfer', id)}
    >
      <WorkChat {...props} />
    </Handover>
  );
}
