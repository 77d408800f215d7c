import { describe, expect, it } from 'vitest';
import type { PresenceMapping } from '../../../lib/presence/mapping.ts';
import { mappingToCsv, mappingToJson, readMapping } from '../../../lib/presence/mapping-file.ts';

const mapping: PresenceMapping = [
  { ours: 'Available', theirs: 'On queue', isWayBack: true },
  { ours: 'Lunch, late', theirs: 'Away "again"', isWayBack: false },
  { ours: '=1+1', theirs: '-off', isWayBack: false },
];

describe('[AC-14] the table as a file', () => {
  it('comes back whole, from CSV and from JSON', () => {
    expect(readMapping(mappingToCsv(mapping))).toEqual({ mapping, problems: [] });
    expect(readMapping(mappingToJson(mapping))).toEqual({ mapping, problems: [] });
  });

  it('is no formula to a spreadsheet', () => {
    expect(mappingToCsv(mapping)).not.toMatch(/^[=+\-@]|,[=+\-@]/m);
  });

  it('of a spreadsheet in another order, with semicolons and a mark at its beginning', () => {
    const text = '\uFEFFOther system;WAY BACK;connect;note\r\nAway;x;Lunch;hello\r\n\r\n';
    expect(readMapping(text)).toEqual({
      mapping: [{ ours: 'Lunch', theirs: 'Away', isWayBack: true }],
      problems: [],
    });
  });

  it('of a version that took every contact for a call is in the names of now', () => {
    const { mapping: rows } = readMapping('Connect,Other system\nOn a call,Busy');
    expect(rows).toEqual([{ ours: 'On contact', theirs: 'Busy', isWayBack: false }]);
  });

  it.each([
    ['a line without a status', 'Connect,Other system\n,Away\nLunch,Away', 1, /^Line 2 has no status/],
    [
      'a line without a state',
      'Connect,Other system\nBreak,\nLunch,Away',
      1,
      /^Line 2: “Break” has no state/,
    ],
    ['no headings', 'Available,Ready', 0, /first line must name the columns/],
    ['nothing', '', 0, /first line must name the columns/],
    ['half a JSON', '[{"ours":', 0, /neither CSV nor whole JSON/],
    ['another JSON', '{"ours": 1}', 0, /not a list/],
    ['entries that are none', '[null, 4, {"ours": "Lunch", "theirs": 5}]', 0, /^Entry 1 has no status/],
    ['a status a page long', `Connect,Other system\n${'x'.repeat(200)},Away`, 0, /^Line 2 has no status/],
  ])('%s is said, and the rest is taken', (_, text, taken, problem) => {
    const read = readMapping(text);
    expect(read.mapping).toHaveLength(taken);
    expect(read.problems[0]).toMatch(problem);
  });

  it('of thousands of lines is cut, and says so', () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => `Status ${i},Away`);
    const { mapping: rows, problems } = readMapping(`Connect,Other system\n${lines.join('\n')}`);
    expect(rows).toHaveLength(500);
    expect(problems.at(-1)).toContain('first 500');
  });
});
