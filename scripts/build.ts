/**
 * Builds the extension. From a shell: `node scripts/build.ts [release|test|simulator|firefox]`.
 * `test` and `simulator` are the same build, which holds the loopback permission that no prompt can ask for in a
 * headless browser, and `firefox` is its like for the other browser; they have their own folders, so that a test run never changes what `npm start` shows.
 */

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { root } from './browser.ts';

const flavours = {
  release: { out: '.output', folder: 'chrome-mv3', env: {}, args: [] },
  test: { out: '.output/test', folder: 'chrome-mv3', env: { GVC_TEST: '1' }, args: [] },
  simulator: { out: '.output/simulator', folder: 'chrome-mv3', env: { GVC_TEST: '1' }, args: [] },
  firefox: {
    out: '.output/test',
    folder: 'firefox-mv3',
    env: { GVC_TEST: '1' },
    args: ['-b', 'firefox', '--mv3'],
  },
} as const;

export type Flavour = keyof typeof flavours;

/** The folder that a browser loads. `GVC_OUT` moves it, for two builds of one flavour side by side. */
export function extensionFolder(flavour: Flavour): string {
  return resolve(root, outOf(flavour), flavours[flavour].folder);
}

/** Builds one flavour and answers its folder. Throws with the tool's own words when the build fails. */
export async function buildExtension(flavour: Flavour): Promise<string> {
  const { env, args } = flavours[flavour];
  const { code, output } = await run('wxt', ['build', ...args], { ...env, GVC_OUT: outOf(flavour) });
  if (code !== 0) throw new Error(`Building the extension failed:\n${output}`);
  return extensionFolder(flavour);
}

function outOf(flavour: Flavour): string {
  return process.env.GVC_OUT ?? flavours[flavour].out;
}

/** Runs one of the project's tools to its end; answers its exit code and everything it said. */
export function run(
  tool: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((done, failed) => {
    const started = spawn(tool, args, {
      cwd: root,
      env: {
        ...process.env,
        // Escape codes and spinners off.
        CI: '1',
        NO_COLOR: '1',
        PATH: `${resolve(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
        ...env,
      },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    started.stdout.on('data', (part) => (output += part));
    started.stderr.on('data', (part) => (output += part));
    started.on('error', failed);
    started.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

if (import.meta.main) {
  const flavour = (process.argv[2] ?? 'release') as Flavour;
  if (!(flavour in flavours)) {
    console.error(`Unknown flavour "${flavour}": ${Object.keys(flavours).join(', ')}.`);
    process.exit(2);
  }
  console.log(await buildExtension(flavour));
}
