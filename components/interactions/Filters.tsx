/** What of the interactions is listed. Each filter says what it is set to; saved ones are a press away. */

import {
  type InteractionState,
  type InteractionType,
  type Outcome,
  stateLabels,
  typeLabels,
} from '../../lib/interactions/interaction.ts';
import { type PeriodName, periodNames } from '../../lib/interactions/period.ts';
import type { InteractionFilter } from '../../lib/interactions/search.ts';
import type { WrapUpStanding } from '../../lib/interactions/summary.ts';
import { Button, IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import type { InteractionsPageProps } from './interactions-view.ts';
import { isMyWrapUps } from './interactions-view.ts';

const outcomes: Record<Outcome, string> = {
  answered: 'Answered',
  missed: 'Missed',
  rejected: 'Rejected',
  abandoned: 'Hung up while it rang',
  failed: 'Not reached',
};
const standings: Record<WrapUpStanding, string> = {
  owed: 'To be written up',
  submitted: 'Submitted',
  timedOut: 'Closed by its time',
};
const { phone, chat, email, task } = typeLabels;
const types = { phone, chat, email, task };
const ways = { inbound: 'Inbound', outbound: 'Outbound', callback: 'Callback', transfer: 'Transferred in' };

export function Filters({ view, actions }: InteractionsPageProps) {
  const { occurring, saved, list } = view;
  const { filter, text } = list.question;
  const login = view.surface?.session.agent?.login;
  const owed = occurring.owed[login ?? ''] ?? 0;
  const isFiltered = Object.keys(filter).length > 0 || text !== '';
  return (
    <div class="filters">
      <Choice
        label="Any time"
        chosen={filter.period}
        choices={Object.entries(periodNames)}
        onChoose={(name) => actions.chooseFilter(name ? { period: name as PeriodName } : without('period'))}
      />
      <Choice
        label="Type"
        chosen={filter.types?.[0]}
        choices={Object.entries(types)}
        onChoose={(type) =>
          actions.chooseFilter(type ? { types: [type as InteractionType] } : without('types'))
        }
      />
      <Choice
        label="Direction"
        chosen={filter.directions?.[0] ?? filter.kinds?.[0]}
        choices={Object.entries(ways)}
        onChoose={(way) => {
          if (way === 'inbound' || way === 'outbound')
            actions.chooseFilter({ ...without('kinds'), directions: [way] });
          else if (way === 'callback' || way === 'transfer')
            actions.chooseFilter({ ...without('directions'), kinds: [way] });
          else actions.chooseFilter(without('directions', 'kinds'));
        }}
      />
      <Choice
        label="Outcome"
        chosen={filter.outcomes?.[0]}
        choices={Object.entries(outcomes)}
        onChoose={(outcome) =>
          actions.chooseFilter(outcome ? { outcomes: [outcome as Outcome] } : without('outcomes'))
        }
      />
      <Choice
        label="State"
        chosen={filter.states?.[0]}
        choices={Object.entries(stateLabels)}
        onChoose={(state) =>
          actions.chooseFilter(state ? { states: [state as InteractionState] } : without('states'))
        }
      />
      <Choice
        label="Queue"
        chosen={filter.queues?.[0]}
        choices={occurring.queues.map(([name]) => [name, name])}
        onChoose={(queue) => actions.chooseFilter(queue ? { queues: [queue] } : without('queues'))}
      />
      <Choice
        label="Wrap-up code"
        chosen={filter.codes?.[0]}
        choices={occurring.codes.map(([name]) => [name, name])}
        onChoose={(code) => actions.chooseFilter(code ? { codes: [code] } : without('codes'))}
      />
      <Choice
        label="Agent"
        chosen={filter.agents?.[0]}
        choices={occurring.agents.length > 1 ? occurring.agents.map(([login, name]) => [login, name]) : []}
        onChoose={(agent) => actions.chooseFilter(agent ? { agents: [agent] } : without('agents'))}
      />
      <Choice
        label="Wrap-up"
        chosen={filter.wrapUps?.[0]}
        choices={Object.entries(standings)}
        onChoose={(standing) =>
          actions.chooseFilter(standing ? { wrapUps: [standing as WrapUpStanding] } : without('wrapUps'))
        }
      />
      <label class="check">
        <input
          type="checkbox"
          checked={filter.isOpen === true}
          onChange={({ currentTarget }) =>
            actions.chooseFilter(currentTarget.checked ? { isOpen: true } : without('isOpen'))
          }
        />
        Not wrapped up
      </label>
      {isFiltered && (
        <>
          <button type="button" class="link" onClick={actions.clearFilters}>
            Clear
          </button>
          <SaveFilter onSave={actions.saveFilter} />
        </>
      )}
      {login !== undefined && (
        <a class="button plain s mine" href="#wrap-ups" aria-current={isMyWrapUps(list.question)}>
          My wrap-ups {owed > 0 && <span class="num count">{owed}</span>}
        </a>
      )}
      {saved.map(({ name, question }) => (
        <span class="saved" key={name}>
          <Button size="s" onPress={() => actions.ask(question)}>
            {name}
          </Button>
          <IconButton icon="x" label={`Forget ${name}`} onPress={() => actions.dropFilter(name)} />
        </span>
      ))}
    </div>
  );
}

/** What takes a condition out of the filter: the holder leaves out what is undefined. */
const without = (...names: (keyof InteractionFilter)[]): Partial<InteractionFilter> =>
  Object.fromEntries(names.map((name) => [name, undefined]));

interface ChoiceProps {
  label: string;
  chosen: string | undefined;
  choices: readonly (readonly [value: string, name: string])[];
  onChoose(value: string): void;
}

function Choice({ label, chosen, choices, onChoose }: ChoiceProps) {
  if (choices.length === 0 && chosen === undefined) return null;
  return (
    <span class={`select filter ${chosen ? 'set' : ''}`}>
      <select aria-label={label} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="" selected={!chosen}>
          {label}
        </option>
        {choices.map(([value, name]) => (
          <option key={value} value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

function SaveFilter({ onSave }: { onSave(name: string): void }) {
  return (
    <form
      class="save-filter"
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem('name') as HTMLInputElement;
        const name = field.value.trim();
        if (name) onSave(name);
        field.value = '';
      }}
    >
      <span class="field">
        <input
          name="name"
          aria-label="Name for this filter"
          placeholder="Save as…"
          maxLength={40}
          autocomplete="off"
        />
        <IconButton icon="check" label="Save filter" kind="submit" onPress={() => {}} />
      </span>
    </form>
  );
}
