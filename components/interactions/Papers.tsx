/** Recording, transcript and contact record of an interaction: where each is, is awaited, or that none came. */

import type { Interaction } from '../../lib/interactions/interaction.ts';
import { isTalked, type PaperState, paperState } from '../../lib/interactions/papers.ts';
import { Icon } from '../Icon.tsx';
import { Facts, Panel } from './RecordPanels.tsx';

const absent: Record<Exclude<PaperState, 'here'>, string> = {
  later: 'Comes once it is over',
  awaited: 'Not here yet',
  absent: 'None came',
  none: 'Nobody answered',
};

/** Until the contact is cleared Connect can still tell us; after that what did not come stays away. */
export function Papers({ record }: { record: Interaction }) {
  const isCall = record.type === 'phone';
  const { recordingUrl, transcriptUrl, contactTraceUrl, contactTrace, transcriptLines } = record;
  const facts = Object.entries(contactTrace ?? {});
  const isShort =
    isCall && paperState(record, false) === 'absent' && !(recordingUrl && (transcriptUrl || transcriptLines));
  return (
    <Panel title={isCall ? 'Recording and contact record' : 'Contact record'}>
      <Facts
        facts={[
          ['Recording', isCall && <Paper key="r" record={record} url={recordingUrl} word="Listen" />],
          [
            'Transcript',
            isTalked(record) &&
              (transcriptLines > 0 && !transcriptUrl ? (
                `${transcriptLines} lines, below the activity`
              ) : (
                <Paper key="t" record={record} url={transcriptUrl} word="Read" />
              )),
          ],
          [
            'Contact record',
            <Paper key="c" record={record} url={contactTraceUrl} word="Open in Amazon Connect" />,
          ],
        ]}
      />
      {isShort && contactTraceUrl && (
        <p class="quiet">
          Connect keeps what it recorded with the contact record, for those who may hear it.
        </p>
      )}
      {facts.length > 0 && (
        <details>
          <summary class="link">{facts.length} fields of the contact record</summary>
          <Facts facts={facts} />
        </details>
      )}
    </Panel>
  );
}

function Paper({ record, url, word }: { record: Interaction; url: string | null; word: string }) {
  const state = paperState(record, url !== null);
  if (state !== 'here') return <span class="quiet">{absent[state]}</span>;
  return (
    <a href={url ?? undefined} target="_blank" rel="noreferrer noopener">
      {word} <Icon name="external-link" size="s" />
    </a>
  );
}
