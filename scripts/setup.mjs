// What a fresh machine lacks, before `npm start` and `npm test`: packages, then a browser.
// Runs on the system's own Node (20 or newer), so it is plain JavaScript and uses no package.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stampPath = join(root, 'node_modules', '.setup-stamp');
const browserPath = join(root, '.cache', 'browser.json');
const isWindows = process.platform === 'win32';

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old: install Node 20 or newer, then run this again.`);
}
installPackages();
const browser = findBrowser() ?? downloadBrowser() ?? installFromSystem();
if (!browser) {
  fail(
    'No Chromium or Chrome was found and none could be installed.\n' +
      'Install Chrome or Chromium, or set CHROME_PATH to its program file, then run this again.',
  );
}
const whyNot = whyItDoesNotStart(browser);
if (whyNot) {
  fail(
    `${browser} is there and does not start: ${whyNot}\n` +
      'Mend it, or set CHROME_PATH to the program file of another Chrome or Chromium, then run this again.',
  );
}
const firefox = findFirefox() ?? installFirefox();
if (!firefox)
  say(
    'No Firefox was found and none could be installed: its tests are skipped. Set FIREFOX_PATH to change that.',
  );
mkdirSync(dirname(browserPath), { recursive: true });
writeFileSync(browserPath, `${JSON.stringify({ executablePath: browser, firefoxPath: firefox })}\n`);

/** Runs `npm ci` unless the packages of this lock file and platform are there already. */
function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wanted) return;
  say('Installing packages (about a minute) ...');
  // npm ci deletes node_modules, and on Windows a running program cannot be deleted: never use the pinned Node here.
  const npm = process.env.npm_execpath;
  // npm's own waits between tries keep a person without a network waiting for more than a minute.
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...patience];
  const done =
    npm && existsSync(npm)
      ? run(process.env.npm_node_execpath ?? process.execPath, [npm, ...flags])
      : run(isWindows ? 'npm.cmd' : 'npm', flags, { shell: isWindows });
  if (done.status !== 0) {
    rmSync(stampPath, { force: true });
    const said = `${done.stdout}\n${done.stderr}`;
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(said)) {
      fail(
        "The package registry cannot be reached: check the network (or npm's proxy settings), then run this again.",
      );
    }
    fail(`Installing packages failed:\n${said.trim().split('\n').slice(-15).join('\n')}`);
  }
  writeFileSync(stampPath, wanted);
}

/** A browser that is there already: named, found last time, in Puppeteer's cache, on PATH, or where each system keeps it. */
function findBrowser() {
  for (const name of ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = process.env[name];
    if (!path) continue;
    if (existsSync(path)) return path;
    fail(`${name} names ${path}, which is not there: correct it or unset it.`);
  }
  return [knownBrowser, cachedBrowser, browserOnPath, usualBrowser].reduce(
    (found, look) => found ?? look(),
    null,
  );
}

function knownBrowser() {
  if (!existsSync(browserPath)) return null;
  const { executablePath } = JSON.parse(readFileSync(browserPath, 'utf8'));
  return existsSync(executablePath) ? executablePath : null;
}

/** Puppeteer keeps `<cache>/chrome/<platform>-<version>/chrome-<platform>/<program>`. */
function cachedBrowser() {
  const cache = join(process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer'), 'chrome');
  if (!existsSync(cache)) return null;
  const program = {
    darwin: 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    win32: 'chrome.exe',
  }[process.platform];
  const newestFirst = readdirSync(cache).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  for (const version of newestFirst) {
    for (const folder of readdirSync(join(cache, version))) {
      const path = join(cache, version, folder, program ?? 'chrome');
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** Firefox that is there already: named, on PATH, or where each system keeps it. */
function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named && !existsSync(named))
    fail(`FIREFOX_PATH names ${named}, which is not there: correct it or unset it.`);
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => join(folder, 'Mozilla Firefox/firefox.exe'));
  const places = { win32: windows, darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'] };
  return (
    named ??
    onPath(['firefox-esr', 'firefox']) ??
    (places[process.platform] ?? []).find((path) => existsSync(path)) ??
    null
  );
}

function installFirefox() {
  if (!mayInstall()) return null;
  say('Installing Firefox with apt-get (about a minute) ...');
  install(['firefox-esr']);
  return onPath(['firefox-esr']);
}

function browserOnPath() {
  return onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']);
}

function onPath(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, isWindows ? `${name}.exe` : name);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

function usualBrowser() {
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  const mac = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const linux = ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'];
  const places = { win32: windows, darwin: mac }[process.platform] ?? linux;
  return places.find((path) => existsSync(path)) ?? null;
}

/** What the system or the program says when it is started; null when it starts. Windows' own opens a window when asked. */
function whyItDoesNotStart(path) {
  if (isWindows) return null;
  const done = run(path, ['--version']);
  if (done.error) return done.error.code ?? done.error.message;
  return done.status === 0 ? null : done.stderr.trim().split('\n').pop() || `it ends with ${done.status}`;
}

/** Chrome for Testing into Puppeteer's cache; null without a network. */
function downloadBrowser() {
  say('Looking for a browser to install ...');
  const cli = join(root, 'node_modules', 'puppeteer', 'lib', 'puppeteer', 'node', 'cli.js');
  const done = run(process.execPath, [cli, 'browsers', 'install', 'chrome']);
  return done.status === 0 ? cachedBrowser() : null;
}

/** Debian's own Chromium, with faces that cover what our pages show; only where we may install. */
function installFromSystem() {
  if (!mayInstall()) return null;
  say('Installing Chromium with apt-get (about two minutes) ...');
  install(['chromium', 'fonts-liberation', 'fonts-noto-core']);
  return browserOnPath();
}

function mayInstall() {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && run('apt-get', ['--version']).status === 0
  );
}

function install(packages) {
  const once = () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (once()) return;
  run('apt-get', ['update']);
  once();
}

function run(command, args, options = {}) {
  return spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
