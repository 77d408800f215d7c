/** What the dashboard counts: period, agent, queue, code, and exports of others. */

import { type PeriodName, periodNames } from '../../lib/interactions/period.ts';
import { FileButton } from '../app/FileButton.tsx';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import type { DashboardPageProps } from './dashboard-view.ts';

export function DashboardTools({ view, actions }: DashboardPageProps) {
  const { filter, occurring, files } = view;
  const choose = (changed: Partial<typeof filter>) => actions.chooseFilter({ ...filter, ...changed });
  const isFiltered = Object.values(filter).some((values) => values.length > 0);
  return (
    <>
      <Filter
        label="Agent"
        chosen={filter.agents?.[0]}
        choices={occurring.agents.map(([login, name]) => ({ value: login, name }))}
        onChoose={(agents) => choose({ agents })}
      />
      <Filter
        label="Queue"
        chosen={filter.queues?.[0]}
        choices={occurring.queues.map(([value]) => ({ value, name: value }))}
        onChoose={(queues) => choose({ queues })}
      />
      <Filter
        label="Code"
        chosen={filter.codes?.[0]}
        choices={occurring.codes.map(([value]) => ({ value, name: value }))}
        onChoose={(codes) => choose({ codes })}
      />
      {isFiltered && (
        <button type="button" class="link" onClick={() => actions.chooseFilter({})}>
          Clear
        </button>
      )}
      <fieldset class="segments" aria-label="Period">
        {(Object.entries(periodNames) as [PeriodName, string][]).map(([name, title]) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === view.period}
            onClick={() => actions.choosePeriod(name)}
          >
            {title}
          </button>
        ))}
      </fieldset>
      <FileButton
        title="Counts the exports of other agents along. Nothing is stored."
        multiple
        accept=".json,application/json"
        isOff={view.running !== null}
        onChoose={(...files) => actions.addFiles(files)}
      >
        Add exports…
      </FileButton>
      {files.length > 0 && (
        <Button
          hint={files.map(({ name, records }) => `${name}: ${records}`).join('\n')}
          onPress={actions.dropFiles}
        >
          {`Without ${files.length === 1 ? '1 file' : `${files.length} files`}`}
        </Button>
      )}
      <Button isOff={!view.analysis} onPress={actions.saveNumbers}>
        Export
      </Button>
    </>
  );
}

interface FilterProps {
  label: string;
  chosen: string | undefined;
  choices: readonly { value: string; name: string }[];
  onChoose(values: string[]): void;
}

function Filter({ label, chosen, choices, onChoose }: FilterProps) {
  if (choices.length < 2 && chosen === undefined) return null;
  return (
    <span class="select filter">
      <select
        aria-label={label}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value ? [value] : [])}
      >
        <option value="">{label}: all</option>
        {choices.map(({ value, name }) => (
          <option key={value} value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
