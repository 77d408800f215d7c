/** Work in hand: what it is, for how long, hand it on, end it. */

import { Component } from 'preact';
import type { DirectoryTab, TransferTarget } from '../../../lib/directory/entry.ts';
import { channelWords, workAbout, workName, workPlace } from '../../../lib/work/words.ts';
import { Button } from '../../Button.tsx';
import { CallTimer } from '../../CallTimer.tsx';
import { CardHead } from '../CardHead.tsx';
import { DirectoryPanel } from '../directory/DirectoryPanel.tsx';
import { Warning } from '../trouble/Warning.tsx';
import { WorkChat } from './WorkChat.tsx';
import { channelIcons, type WorkProps, workRefusal } from './work-props.ts';

const tabs: readonly DirectoryTab[] = ['agents', 'queues'];

export class WorkOpen extends Component<WorkProps, { isTransferring: boolean }> {
  override state = { isTransferring: false };
  private close = () => this.setState({ isTransferring: false });

  override render(props: WorkProps, { isTransferring }: { isTransferring: boolean }) {
    const { item, now, ask, lookup } = props;
    const { id, channel, transfer, acceptedAt, phaseAt, description } = item;
    const word = channelWords[channel];
    const transferRefusal = workRefusal(props, 'transferWork');
    const endRefusal = workRefusal(props, 'endWork');
    if (isTransferring) {
      const ways = [
        {
          label: 'Transfer',
          isOff: transferRefusal !== null,
          reach: (event: Event, target: TransferTarget) => ask(event, 'transferWork', id, target),
        },
      ];
      return (
        <DirectoryPanel
          title={`Transfer ${word.toLowerCase()}`}
          back={`Back to the ${word.toLowerCase()}`}
          {...{ tabs, ways, ask, lookup, onClose: this.close }}
          takesNumbers={false}
        />
      );
    }
    const refusals = [...new Set([transferRefusal, endRefusal].filter(Boolean))];
    return (
      <article class="card work" aria-label={`${word}, ${workName(item)}`}>
        {transfer?.hasFailed && (
          <Warning tone="bad" icon="circle-alert" title={`${transfer.to || 'They'} did not take it`}>
            It is yours again. Try somebody else.
          </Warning>
        )}
        <CardHead
          icon={channelIcons[channel]}
          tone="accent"
          name={workName(item)}
          beneath={[workAbout(item), ...workPlace(item)].filter(Boolean).join(' · ')}
        >
          <div class="clock">
            <b>
              <CallTimer since={acceptedAt ?? phaseAt} now={now} />
            </b>
            <span class="state good">{word}</span>
          </div>
        </CardHead>
        {description && <p class="meaning work-text">{description}</p>}
        <WorkChat {...props} />
        <div class="buttons">
          <Button
            icon="phone-forwarded"
            turn="inline"
            hint={transferRefusal || undefined}
            isOff={transferRefusal !== null}
            onPress={() => this.setState({ isTransferring: true })}
          >
            Transfer
          </Button>
          <Button
            icon="square-check"
            hint={endRefusal || undefined}
            isOff={endRefusal !== null}
            onPress={(event) => ask(event, 'endWork', id)}
          >
            End {word.toLowerCase()}
          </Button>
        </div>
        {refusals.map((why) => (
          <p class="refusal" key={why} role="status">
            {why}
          </p>
        ))}
      </article>
    );
  }
}
