/** Queues against each other: how many calls were answered, and how long they took. */

import type { Group } from '../../lib/interactions/analysis.ts';
import type { Figures } from '../../lib/interactions/figures.ts';
import { count, span } from './words.ts';

const mostRows = 8;

const named = ({ name }: Group) => name || 'No queue';

export function AnsweredByQueue({ groups, all }: { groups: readonly Group[]; all: Figures }) {
  const inbound = groups.filter(({ figures }) => figures.inbound > 0);
  const { missed, rejected, abandoned, failed } = all;
  const reasons = [
    [missed, 'missed'],
    [rejected, 'rejected'],
    [abandoned, 'hung up while it rang'],
    [failed, 'not connected'],
  ] as const;
  const why = reasons.filter(([count]) => count > 0);
  return (
    <section class="sheet-panel chart-panel" aria-labelledby="by-queue">
      <h2 id="by-queue" class="panel-title">
        Answered by queue
      </h2>
      <ul class="bars">
        {inbound.slice(0, mostRows).map((group) => (
          <QueueBar key={group.key} group={group} />
        ))}
      </ul>
      {inbound.length === 0 && <p class="chart-none quiet">No inbound calls.</p>}
      {inbound.length > mostRows && (
        <p class="chart-none quiet">{`${inbound.length - mostRows} more in the table`}</p>
      )}
      {why.length > 0 && (
        <p class="panel-foot quiet num">
          Not answered: {why.map(([count, what]) => `${count} ${what}`).join(', ')}
        </p>
      )}
    </section>
  );
}

function QueueBar({ group }: { group: Group }) {
  const { inbound, answered } = group.figures;
  const lost = inbound - answered;
  return (
    <li>
      <p class="bar-words num">
        <span class="grow cut">{named(group)}</span>
        <span>{`${count(answered)} answered`}</span>
        {lost > 0 && <b class="bad">{`${lost} not`}</b>}
      </p>
      <div class="bar" aria-hidden="true">
        <i style={{ flexGrow: answered }} />
        <i class="lost" style={{ flexGrow: lost }} />
      </div>
    </li>
  );
}

export function HandleByQueue({ groups }: { groups: readonly Group[] }) {
  const rows = groups.flatMap((group) =>
    group.figures.handle ? [{ group, handle: group.figures.handle }] : [],
  );
  const longest = Math.max(1, ...rows.map(({ handle }) => handle.nineTenthsMs));
  const at = (ms: number) => `${(ms / longest) * 100}%`;
  return (
    <section class="sheet-panel chart-panel" aria-labelledby="handle-by-queue">
      <h2 id="handle-by-queue" class="panel-title">
        Handle time by queue
      </h2>
      <ul class="ranges">
        {rows.slice(0, mostRows).map(({ group, handle }) => (
          <li key={group.key}>
            <span class="cut">{named(group)}</span>
            <span class="range" aria-hidden="true">
              <i
                class="stretch"
                style={{
                  insetInlineStart: at(handle.halfMs),
                  insetInlineEnd: `calc(100% - ${at(handle.nineTenthsMs)})`,
                }}
              />
              <i class="point half" style={{ insetInlineStart: at(handle.halfMs) }} />
              <i class="point quarter" style={{ insetInlineStart: at(handle.threeQuartersMs) }} />
              <i class="point ninth" style={{ insetInlineStart: at(handle.nineTenthsMs) }} />
            </span>
            <span class="num">
              <span class="unseen">half are shorter than </span>
              <b>{span(handle.halfMs)}</b>
              <span class="unseen">
                , three quarters than {span(handle.threeQuartersMs)}, nine in ten than
              </span>{' '}
              <span class="quiet">{span(handle.nineTenthsMs)}</span>
            </span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p class="chart-none quiet">No call was answered.</p>}
      <p class="panel-foot quiet legend" aria-hidden="true">
        <i class="point half" /> half are shorter
        <i class="point quarter" /> three quarters
        <i class="point ninth" /> nine in ten
      </p>
    </section>
  );
}
