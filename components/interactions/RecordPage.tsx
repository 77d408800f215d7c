/** One interaction: who, how long, what; its stream, its notes, and the call itself while it goes on. */

import type { Interaction } from '../../lib/interactions/interaction.ts';
import { whoOf } from '../../lib/interactions/interaction.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import type { InteractionPage } from '../../lib/queries.ts';
import { AppFrame } from '../app/AppFrame.tsx';
import { ConfirmDelete } from '../app/ConfirmDelete.tsx';
import { Unreadable, Vacant } from '../app/ListState.tsx';
import { Button } from '../Button.tsx';
import { Cards } from '../Cards.tsx';
import { CallbackTop } from '../callbacks/CallbackTop.tsx';
import { inHandOfRecord } from '../callbacks/in-hand.ts';
import type { SurfaceProps } from '../card-props.ts';
import { Icon } from '../Icon.tsx';
import { customerName } from '../panels/callbacks/callback-words.ts';
import { WorkCard } from '../panels.ts';
import { duration } from '../words.ts';
import { Activity } from './Activity.tsx';
import type { InteractionsActions, InteractionsPageProps, RecordView } from './interactions-view.ts';
import { Messages } from './Messages.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { Papers } from './Papers.tsx';
import { Context, Details, Earlier, FollowUp } from './RecordPanels.tsx';
import { interactionState, interactionType } from './words.ts';

interface RecordPageProps extends InteractionsPageProps {
  record: RecordView;
}

export function RecordPage({ view, record, actions }: RecordPageProps) {
  const { page } = record;
  const found = view.surface && inHandOfRecord(view.surface.session, record);
  return (
    <AppFrame
      page="interactions"
      title={page ? <Title page={page} /> : found ? customerName(found.callback) : record.name}
      tools={page && <Head record={page.record} actions={actions} />}
    >
      <Messages view={view} actions={actions} />
      {page ? (
        <div class="record">
          <CallbackTop {...{ view, record, found, actions }} />
          <div class="record-side">
            {!found && <Live surface={view.surface} contactId={page.record.phone_log.call_id} />}
            <Details record={page.record} onShowThere={record.isOnInstance ? actions.showThere : null} />
            <NotesPanel key={page.record.sys_id} page={page} codes={record.codes} actions={actions} />
            <Context record={page.record} />
          </div>
          <Activity events={page.events} shown={record.activity} onShow={actions.showActivity} />
          <div class="record-side">
            <FollowUp callback={page.callback} />
            <Earlier records={record.earlier} now={view.now} />
            <Papers record={page.record} />
            {page.record.phase === 'ended' && (
              <p class="foot-line">
                <button type="button" class="link" onClick={() => actions.askDelete('one')}>
                  Delete this interaction…
                </button>
              </p>
            )}
          </div>
          {view.isDeleting === 'one' && (
            <ConfirmDelete
              title={`Delete ${page.record.number}?`}
              word="Delete"
              onDelete={() => actions.delete(page.record)}
              onClose={() => actions.askDelete(null)}
            >
              Its activity, notes and what was begun and not submitted go from this browser for good. A
              promised callback stays, and so does what was sent to another system.
            </ConfirmDelete>
          )}
        </div>
      ) : (
        <>
          <div class="record">
            <CallbackTop {...{ view, record, found, actions }} />
          </div>
          {!found && <NoRecord record={record} actions={actions} />}
        </>
      )}
    </AppFrame>
  );
}

/** The call or the work itself, with every control it has anywhere else; nothing once it is gone. */
function Live({ surface, contactId }: { surface: SurfaceProps | null; contactId: string }) {
  const calls = surface?.session.calls.filter(({ id }) => id === contactId) ?? [];
  const item = surface?.session.work.find(({ id }) => id === contactId);
  if (!surface || (calls.length === 0 && !item)) return null;
  const alone = { calls, work: [], callbacks: [], suggestion: null, unanswered: null };
  const name = item ? 'Work' : 'Call';
  return (
    <section class="sheet-panel live-call" aria-label={name}>
      <h2 class="unseen">{name}</h2>
      {item ? (
        <WorkCard {...surface} item={item} />
      ) : (
        <Cards {...surface} session={{ ...surface.session, ...alone }} />
      )}
    </section>
  );
}

/** Nobody's name is a number as it is written where it belongs. */
function nameOf(record: Interaction): string {
  const who = whoOf(record);
  return who === record.caller_phone_number ? numberText(who) : who;
}

function Title({ page: { record } }: { page: InteractionPage }) {
  return (
    <span class="record-title">
      <span class="quiet">
        <a href="#all">Interactions</a> / {record.number}
      </span>
      <span class="record-who">{nameOf(record)}</span>
    </span>
  );
}

function Head({ record, actions }: { record: Interaction; actions: InteractionsActions }) {
  const { word, tone, icon } = interactionState(record);
  const type = interactionType(record);
  const number = record.caller_phone_number;
  const times =
    record.type === 'phone'
      ? ([
          ['Rang', record.ringMs],
          ['Talk', record.talkMs],
          ['Hold', record.endedAt === null ? null : record.holdMs],
          ['Wrap-up', record.wrap_up_duration],
        ] as const)
      : ([
          ['Offered', record.ringMs],
          ['Handled', record.talkMs],
          ['Wrap-up', record.wrap_up_duration],
        ] as const);
  return (
    <>
      {number && <bdi class="num number">{numberText(number)}</bdi>}
      <span class={`chip ${tone}`}>
        <Icon name={icon} size="s" /> {word}
      </span>
      <span class="chip plain">
        <Icon name={type.icon} size="s" /> {type.word}
      </span>
      <dl class="times num">
        {times.map(([name, ms]) => (
          <div key={name}>
            <dt class="quiet">{name}</dt>
            <dd>{ms === null ? '–' : duration(ms)}</dd>
          </div>
        ))}
      </dl>
      {number && record.endedAt !== null && (
        <Button tone="call" icon="phone" onPress={() => actions.call(number)}>
          Call again…
        </Button>
      )}
    </>
  );
}

function NoRecord({ record, actions }: { record: RecordView; actions: InteractionsActions }) {
  if (record.state === 'loading')
    return (
      <p class="quiet" role="status">
        Looking for {record.name}…
      </p>
    );
  const all = (
    <a class="button plain" href="#all">
      All interactions
    </a>
  );
  if (record.state !== 'missing')
    return (
      <Unreadable what="The interaction" onRetry={actions.reload}>
        {all}
      </Unreadable>
    );
  return (
    <Vacant
      icon={<Icon name="search-x" size="xl" />}
      title={`There is no ${record.name} in this browser`}
      text="It may be another agent’s, or was deleted."
      role="status"
    >
      {all}
    </Vacant>
  );
}
