/** Rules on the source: who may import whom, how long a file may be, and that nothing stands in a list without being real. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { audiences } from '../lib/audiences.ts';
import * as raw from '../lib/servicenow/raw-values.ts';
import { root } from '../scripts/browser.ts';

const shipped = ['entrypoints', 'components', 'lib'];
const sources = sourceFiles([...shipped, 'simulator', 'test', 'scripts']);

/** lib's files that touch the browser. Everything else in lib is pure. */
const browserSide =
  /^lib\/(answering|browser|download|messaging|pressed|settings|session-view|call-bar-window|list-rows|database|interactions\/kept|host\/(ccp-channel|host-line|report-sender)|sound\/(microphone|own-sound|ring-check|ringer|ringer-output))\.ts$|^lib\/(page|widget-host|amazon-connect)\//;

describe('imports run one way', () => {
  test.each([
    [
      'what is shipped knows nothing of simulator, tests and scripts',
      /^(entrypoints|components|lib)\//,
      /^(simulator|test|scripts)\//,
    ],
    [
      'the simulator knows nothing of the extension but its pure words',
      /^simulator\//,
      /^(entrypoints|components)\//,
    ],
    ['components know only components and pure lib', /^components\//, /^entrypoints\/|^simulator\//],
    ['lib knows only lib', /^lib\//, /^(?!lib\/)/],
    [
      'the state of the simulated Connect instance knows none of its doors',
      /^simulator\/connect\/instance\//,
      /^simulator\/connect\/(?!instance\/|media\/)/,
    ],
    [
      'the simulated Connect host knows nothing of its control API',
      /^simulator\/connect\/api\//,
      /^simulator\/connect\/control\//,
    ],
  ])('%s', (_, from, forbidden) => {
    expect(importsOf(from).filter(({ to }) => forbidden.test(to))).toEqual([]);
  });

  test('what no ServiceNow text confirms stands in raw-values.ts alone', () => {
    const { stateValues, workStates, interactionColumns, phoneLogColumns } = raw;
    const unconfirmed = new Set<string>([
      ...[stateValues.work_in_progress, stateValues.wrap_up, workStates.offered, workStates.canceled],
      ...Object.values({ ...interactionColumns, ...phoneLogColumns }).filter((name) => name.includes('_')),
      ...[raw.skillTable, raw.missedCallPresence, raw.uniqueViolation],
    ]);
    const told = sources
      .filter((file) => /^(lib|entrypoints\/background|simulator)\/servicenow\/(?!raw-values)/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/['"`]([^'"`\n]+)['"`]/g)].flatMap(([, text = '']) =>
          unconfirmed.has(text) ? [`${file}: ${text}`] : [],
        ),
      );
    expect(told).toEqual([]);
  });

  test('components and pure lib files import no file that touches the browser', () => {
    const pure = importsOf(/^(components|lib)\//).filter(({ file }) => !browserSide.test(file));
    expect(pure.filter(({ to }) => browserSide.test(to))).toEqual([]);
  });

  test('entrypoints never import one another', () => {
    const owner = (path: string) => path.match(/^entrypoints\/([^./]+)/)?.[1];
    const crossing = importsOf(/^entrypoints\//).filter(
      ({ file, to }) => to.startsWith('entrypoints/') && owner(file) !== owner(to),
    );
    expect(crossing).toEqual([]);
  });

  // The verbs of a simulated call need one another: who hangs up may leave somebody behind who is rung.
  test('no imports go in a circle, types included', () => {
    const ways = Map.groupBy(importsOf(/^(?!test\/|simulator\/connect\/instance\/)/), ({ file }) => file);
    const finished = new Set<string>();
    const circles: string[][] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file]);
      else if (!finished.has(file)) for (const { to } of ways.get(file) ?? []) walk(to, [...path, file]);
      finished.add(file);
    };
    for (const file of ways.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });

  test('only the two Connect hosts import the Streams adapter', () => {
    const outside = importsOf(/^(?!lib\/amazon-connect\/|test\/)/).filter(({ to }) =>
      to.startsWith('lib/amazon-connect/'),
    );
    expect(
      outside.filter(({ file }) => !/^entrypoints\/(offscreen\/|ccp-window|ccp-chat)/.test(file)),
    ).toEqual([]);
  });

  test('pure lib files use no browser, no clock and no package but the two parsers', () => {
    const impure =
      /\b(chrome|browser|document|window|navigator|localStorage|indexedDB)\s*[.[]|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bset(Timeout|Interval)\(|\bfetch\(/;
    const pure = sources.filter((file) => file.startsWith('lib/') && !browserSide.test(file));
    expect(pure.filter((file) => impure.test(codeOf(file)))).toEqual([]);
    const packages = pure.flatMap((file) => namesImportedBy(file).filter((name) => !name.startsWith('.')));
    expect(packages.filter((name) => !/^(libphonenumber-js|papaparse)(\/|$)/.test(name))).toEqual([]);
  });

  test('browsers are told apart in the framed host, the bell and the manifest only', () => {
    const telling =
      /\bfirefox\b|userAgent\b|chrome\.offscreen\b|import\.meta\.env\.(BROWSER|CHROME|FIREFOX)/i;
    const files = sources.filter(
      (file) => shipped.some((folder) => file.startsWith(`${folder}/`)) && telling.test(codeOf(file)),
    );
    expect(
      files.filter((file) => !/^entrypoints\/background\/host\/(framed-host|bell)\.ts$/.test(file)),
    ).toEqual([]);
  });
});

test('no merge was left half done', () => {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const texts = ['README.md', 'CHANGELOG.md', ...docs.map((name) => `docs/${name}`), ...sources];
  expect(texts.filter((file) => /^(?:<{7}|={7}|>{7})(?: |$)/m.test(read(file)))).toEqual([]);
});

test('no file of code is longer than 250 lines', () => {
  const code = sources.filter((file) => !file.endsWith('.css'));
  const long = code.filter((file) => read(file).split('\n').length > 251);
  expect(long).toEqual([]);
});

test('no file is named for being useful', () => {
  const vague = /(^|[-/])(manager|service|helper|helpers|util|utils|info|common|misc)([-.]|$)/;
  expect(sources.filter((file) => vague.test(file))).toEqual([]);
});

describe('every command', () => {
  const declared = [
    ...(read('lib/commands.ts').match(/export interface Commands \{([\s\S]*?)\n\}/)?.[1] ?? '').matchAll(
      /^ {2}(\w+)\(/gm,
    ),
  ].map(([, name = '']) => name);
  const handlers = sources
    .filter((file) => file.startsWith('entrypoints/background/'))
    .map(codeOf)
    .join('\n');
  const tests = sources
    .filter((file) => file.startsWith('test/') && file !== 'test/house-rules.test.ts')
    .map(codeOf)
    .join('\n');

  test('is declared and has an audience', () => {
    expect(declared.length).toBeGreaterThan(0);
    expect(Object.keys(audiences).toSorted()).toEqual(declared.toSorted());
    expect(Object.values(audiences).every((audience) => audience.length > 0)).toBe(true);
  });

  test.each(declared)('%s has a handler and a test', (name) => {
    // As a method or a property of the handlers: `async accept(` or `accept: `.
    expect(
      handlers.search(new RegExp(`^\\s+(async )?${name}(\\(|: )|^\\s+${name},$`, 'm')),
      `no handler of ${name}`,
    ).not.toBe(-1);
    expect(tests.search(new RegExp(`['"\`]${name}['"\`]|\\.${name}\\(`)), `no test names ${name}`).not.toBe(
      -1,
    );
  });
});

describe('the README', () => {
  const block = read('README.md').match(/```layout\n([\s\S]*?)```/)?.[1] ?? '';
  const named = [...block.matchAll(/^((?: {2})*)([\w./-]+?)(\/?)(?= {2}|$)/gm)];

  test('its layout names what is there', () => {
    const parents: string[] = [];
    const paths = named.map(([, indent = '', name = '']) => {
      parents.length = indent.length / 2;
      parents.push(name);
      return parents.join('/');
    });
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const folders = ['', 'entrypoints', 'lib', 'simulator', 'test'].flatMap((parent) =>
      readdirSync(join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !isMade(parent, entry.name))
        .map((entry) => join(parent, entry.name)),
    );
    expect(folders.filter((folder) => !paths.includes(folder))).toEqual([]);
  });

  test('its links and pictures lead to files', () => {
    const targets = [
      ...read('README.md').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g),
      ...read('README.md').matchAll(/(?:src|srcset)="(?!https?:)([^"]+)"/g),
    ];
    expect(
      targets.map(([, target = '']) => target).filter((target) => !existsSync(join(root, target))),
    ).toEqual([]);
  });
});

/** Folders that are made, not written, and empty ones, which no clone has. */
function isMade(parent: string, name: string): boolean {
  const isEmpty = readdirSync(join(root, parent, name)).length === 0;
  return (
    isEmpty ||
    (parent === '' && ['node_modules', '.git', '.output', '.wxt', '.cache', 'coverage'].includes(name))
  );
}

function sourceFiles(folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js|css)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The file without its comments, so that a word in a sentence is no use of it. */
function codeOf(file: string): string {
  return read(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '');
}

function namesImportedBy(file: string): string[] {
  return [...codeOf(file).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, name = '']) => name,
  );
}

/** Imports of our own files by files whose path matches, both as paths from the root. */
function importsOf(files: RegExp): { file: string; to: string }[] {
  return sources
    .filter((file) => files.test(file))
    .flatMap((file) =>
      namesImportedBy(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => ({
          file,
          to: relative(root, resolve(root, dirname(file), name)).replaceAll('\\', '/'),
        })),
    );
}
