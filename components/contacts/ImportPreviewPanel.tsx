/** What an import would do: counts, what the columns mean, what is wrong where, the first contacts. */

import type { ColumnUse } from '../../lib/contacts/columns.ts';
import type { ImportPreview } from '../../lib/contacts/import-preview.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { VirtualRows } from '../panels/directory/VirtualRows.tsx';
import type { ContactsActions, ImportView } from './contacts-view.ts';
import { homes } from './homes.ts';
import { counted, figure } from './words.ts';

interface PreviewProps {
  importing: Extract<ImportView, { step: 'preview' }>;
  actions: ContactsActions;
}

const uses: Record<ColumnUse, string> = {
  name: 'Name',
  'given-name': 'First name',
  'family-name': 'Last name',
  company: 'Company',
  number: 'Phone number',
  'number-label': 'Kind of the next number',
  notes: 'Notes',
  ignored: 'Not imported',
};
/** Contacts shown as a sample. */
const sample = 5;

export function ImportPreviewPanel({ importing, actions }: PreviewProps) {
  const { file, columns, preview, rows, rowsDone } = importing;
  const count = preview ? preview.added.length + preview.changed.length : 0;
  return (
    <>
      <section class="sheet-panel import-block stacked" aria-label="Import">
        <div class="row import-head">
          <h2 class="file-name cut">{file}</h2>
          <Button onPress={actions.closeImport}>Cancel</Button>
          <Button
            tone="primary"
            isOff={count === 0}
            hint={preview && count === 0 ? 'There is nothing new to import' : undefined}
            onPress={actions.confirmImport}
          >
            {preview ? `Import ${counted(count, 'contact')}` : 'Import'}
          </Button>
        </div>
        {preview ? (
          <Counts preview={preview} />
        ) : (
          <p class="quiet num" role="status">
            Checked {figure(rowsDone)} of {counted(rows, 'row')}
          </p>
        )}
        <label class="labelled home">
          Numbers without a country code are from
          <select
            value={importing.home}
            onChange={({ currentTarget }) => actions.setHome(currentTarget.value)}
          >
            {homes().map(({ home, name }) => (
              <option key={home} value={home}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </section>
      {columns && (
        <section class="sheet-panel import-block stacked">
          <h2 class="block-title">Columns</h2>
          {!columns.some(({ use }) => use === 'number') && (
            <p class="bad row">
              <Icon name="circle-alert" size="s" /> Say which column holds the phone numbers.
            </p>
          )}
          <div class="columns-map">
            {columns.map(({ title, use, isUnknown }, at) => (
              <label class="labelled" key={at}>
                <span class="cut">
                  {title}
                  {isUnknown && <span class="hold"> · not known</span>}
                </span>
                <select
                  value={use}
                  class={isUnknown ? 'unknown' : ''}
                  onChange={({ currentTarget }) => actions.setColumn(at, currentTarget.value as ColumnUse)}
                >
                  {Object.entries(uses).map(([value, name]) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </section>
      )}
      {preview && preview.faults.length > 0 && <Faults preview={preview} actions={actions} />}
      {preview && count > 0 && <Sample preview={preview} />}
    </>
  );
}

function Counts({ preview }: { preview: ImportPreview }) {
  const counts: [number, string, string][] = [
    [preview.added.length, 'new', ''],
    [preview.changed.length, 'add to a contact you have', ''],
    [preview.unchanged, 'already here', ''],
    [preview.joined, 'joined with another row', ''],
    [preview.leftOut, 'left out', 'bad'],
  ];
  return (
    <ul class="counts" aria-label={`${counted(preview.rows, 'row')} read`}>
      <li>
        <b class="num">{figure(preview.rows)}</b> {preview.rows === 1 ? 'row' : 'rows'}
      </li>
      {counts
        .filter(([count]) => count > 0)
        .map(([count, words, tone]) => (
          <li key={words} class={tone}>
            <b class="num">{figure(count)}</b> {words}
          </li>
        ))}
    </ul>
  );
}

function Faults({ preview, actions }: { preview: ImportPreview; actions: ContactsActions }) {
  const { faults, leftOut } = preview;
  return (
    <section class="sheet-panel">
      <div class="row import-block">
        <h2 class="grow block-title">What to mend</h2>
        {leftOut > 0 && (
          <Button size="s" onPress={actions.saveLeftOut}>
            Save the {counted(leftOut, 'row')} left out
          </Button>
        )}
      </div>
      {/* biome-ignore-start lint/a11y/useSemanticElements: a table cannot leave out the rows that are not on the screen */}
      <div class="faults" role="table" aria-label="What to mend" aria-rowcount={faults.length}>
        <div class="fault heading" role="row" tabIndex={-1}>
          {['Row', 'Column', 'Stands there', 'What is wrong', 'Import'].map((title) => (
            <span role="columnheader" key={title} tabIndex={-1}>
              {title}
            </span>
          ))}
        </div>
        <VirtualRows
          count={faults.length}
          active={null}
          draw={(at) => {
            const fault = faults[at];
            return (
              fault && (
                <div class="fault" role="row" key={at} tabIndex={-1}>
                  <span role="cell" class="num">
                    {fault.row}
                  </span>
                  <span role="cell" class="cut">
                    {fault.column || '–'}
                  </span>
                  <span role="cell" class="cut num" title={fault.text}>
                    {fault.text || '–'}
                  </span>
                  <span role="cell" class="wrong" title={`${fault.what} ${fault.mend}`}>
                    {fault.what} <span class="mend">{fault.mend}</span>
                  </span>
                  <span role="cell" class={fault.isLeftOut ? 'bad' : 'hold'}>
                    {fault.isLeftOut ? 'Left out' : 'In part'}
                  </span>
                </div>
              )
            );
          }}
        />
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
    </section>
  );
}

function Sample({ preview: { added, changed } }: { preview: ImportPreview }) {
  const contacts = [...added, ...changed].slice(0, sample);
  return (
    <section class="sheet-panel">
      <h2 class="panel-title">
        {contacts.length === 1 ? 'As it will be' : `The first ${contacts.length} as they will be`}
      </h2>
      <ul class="sample">
        {contacts.map(({ id, name, company, numbers }) => (
          <li key={id}>
            <b class="cut">{name}</b>
            <span class="quiet cut">{company}</span>
            <span class="cut">
              {numbers.map(({ e164, label }) => (
                <span key={e164} class="listed-number">
                  <bdi class="num number">{numberText(e164)}</bdi> <span class="quiet">{label}</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
