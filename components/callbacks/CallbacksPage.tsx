/** My callbacks: the agent's own, open ones in the order of work, closed ones in any; one of them beside the list (CF-40). */

import { weekStart } from '../../lib/callbacks/groups.ts';
import { type ReasonGroup, reasonsOf } from '../../lib/callbacks/reasons.ts';
import { AppFrame } from '../app/AppFrame.tsx';
import { Outcome } from '../app/Outcome.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { CallbackList } from './CallbackList.tsx';
import { CallbackSide } from './CallbackSide.tsx';
import { CallbackWeek } from './CallbackWeek.tsx';
import type { CallbackQuestion, CallbacksPageProps } from './callbacks-view.ts';
import { NewFollowUp } from './NewFollowUp.tsx';
import './callbacks-page.css';

export function CallbacksPage({ view, actions }: CallbacksPageProps) {
  const { fault, done, chosen, week, state, open } = view;
  return (
    <AppFrame
      page="callbacks"
      aside={state === 'ready' && `${open.toLocaleString()} open`}
      tools={<Tools view={view} actions={actions} />}
    >
      <Outcome fault={fault} done={done} onDismiss={actions.dismissDone} />
      <div class={`callbacks-page ${chosen ? 'with-side' : ''}`}>
        {week ? (
          <CallbackWeek view={view} week={week} actions={actions} />
        ) : (
          <CallbackList {...{ view, actions }} />
        )}
        {chosen && <CallbackSide view={view} chosen={chosen} actions={actions} />}
      </div>
      {view.isScheduling && <NewFollowUp view={view} actions={actions} />}
    </AppFrame>
  );
}

const shows = { open: 'Open', closed: 'Closed', all: 'All' } as const;
const groupNames: Record<ReasonGroup, string> = { sales: 'Sales', service: 'Customer service' };

function Tools({ view, actions }: CallbacksPageProps) {
  const { question, queues, week, surface, now } = view;
  const offered = surface?.session.callbackRules.callbackReasons ?? 'both';
  const groups = (['sales', 'service'] as const).filter((group) => offered === 'both' || offered === group);
  return (
    <div class="callback-tools">
      <label class="field search">
        <Icon name="search" />
        <input
          type="search"
          value={question.text}
          placeholder="Name, number or words"
          aria-label="Search callbacks"
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => actions.ask({ text: currentTarget.value })}
        />
      </label>
      <fieldset class="segments" aria-label="Show">
        {Object.entries(shows).map(([show, title]) => (
          <button
            key={show}
            type="button"
            aria-pressed={show === question.show}
            onClick={() => actions.ask({ show: show as CallbackQuestion['show'] })}
          >
            {title}
          </button>
        ))}
      </fieldset>
      <span class={`select filter ${question.reason === '' ? '' : 'set'}`}>
        <select
          aria-label="Reason"
          onChange={({ currentTarget: { value } }) =>
            actions.ask({
              reason:
                value === 'group:sales' || value === 'group:service' ? { group: groupIn(value) } : value,
            })
          }
        >
          <option value="" selected={question.reason === ''}>
            All reasons
          </option>
          {groups.map((group) => (
            <optgroup key={group} label={groupNames[group]}>
              <option
                value={`group:${group}`}
                selected={typeof question.reason === 'object' && question.reason.group === group}
              >
                All of {groupNames[group].toLowerCase()}
              </option>
              {reasonsOf(group).map(({ value, label }) => (
                <option key={value} value={value} selected={question.reason === value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
      {queues.length > 1 && (
        <span class={`select filter ${question.queue === '' ? '' : 'set'}`}>
          <select
            aria-label="Queue"
            onChange={({ currentTarget }) => actions.ask({ queue: currentTarget.value })}
          >
            <option value="" selected={question.queue === ''}>
              All queues
            </option>
            {queues.map((queue) => (
              <option key={queue} value={queue} selected={queue === question.queue}>
                {queue}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      )}
      <Button
        icon={week ? undefined : 'calendar-clock'}
        onPress={() => actions.showWeek(week ? null : weekStart(now))}
      >
        {week ? 'List' : 'Week'}
      </Button>
      <button type="button" class="button primary" onClick={() => actions.askSchedule(true)}>
        <PageIcon name="plus" /> Follow-up…
      </button>
    </div>
  );
}

const groupIn = (value: 'group:sales' | 'group:service'): ReasonGroup =>
  value === 'group:sales' ? 'sales' : 'service';
