/** Rules on what is shipped. Needs the release build in .output and the test build in .output/test; `npm test` makes both. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extensionId } from '../scripts/browser.ts';
import { extensionFolder } from '../scripts/build.ts';
import { budgets, builtFiles, sizeOf, withAllChunks } from '../scripts/built.ts';
import { makers } from './e2e/outside.ts';

const release = extensionFolder('release');
const read = (path: string) => readFileSync(join(release, path), 'utf8');
const manifest = JSON.parse(read('manifest.json'));
const scripts = builtFiles(release).filter((path) => path.endsWith('.js'));

describe('size budgets', () => {
  test.for([...budgets])(
    '$entry stays within $limit bytes ($measure, $extent)',
    ({ entry, extent, measure, limit }) => {
      expect(sizeOf(release, withAllChunks(release, entry, extent))[measure]).toBeLessThanOrEqual(limit);
    },
  );
});

describe('release manifest', () => {
  test('[XX-05] asks for these permissions and no others', () => {
    expect({
      permissions: manifest.permissions.toSorted(),
      host_permissions: manifest.host_permissions ?? [],
      optional_permissions: manifest.optional_permissions ?? [],
      optional_host_permissions: manifest.optional_host_permissions.toSorted(),
      manifest_version: manifest.manifest_version,
    }).toEqual({
      permissions: [
        'activeTab',
        'alarms',
        'contextMenus',
        'identity',
        'idle',
        'notifications',
        'offscreen',
        'scripting',
        'storage',
        'unlimitedStorage',
      ],
      host_permissions: [],
      optional_permissions: [],
      optional_host_permissions: ['http://127.0.0.1/*', 'http://localhost/*', 'https://*/*'],
      manifest_version: 3,
    });
  });

  test('one script runs on pages by itself, and one dynamic entry is reachable from them', () => {
    expect(manifest.content_scripts.map((script: { js: string[] }) => script.js)).toEqual([
      ['content-scripts/click-to-call.js'],
    ]);
    expect(manifest.web_accessible_resources).toEqual([
      {
        resources: ['widget.html', 'widget-host.js', 'number-finder.js', 'number-card.js'],
        matches: ['<all_urls>'],
        use_dynamic_url: true,
      },
    ]);
  });

  test.each([['content-scripts/click-to-call.js'], ['number-finder.js']])(
    '%s asks to be compiled whole, in its first line',
    (path) => {
      expect(read(path).split('\n')[0]).toBe('//# allFunctionsCalledOnLoad');
    },
  );

  test('its key gives the id that is approved in Connect', () => {
    // Chromium: the first 16 bytes of the key's SHA-256, hex digits written as a to p.
    const digest = createHash('sha256')
      .update(Buffer.from(manifest.key, 'base64'))
      .digest('hex')
      .slice(0, 32);
    const id = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
    expect(id).toBe(extensionId);
  });
});

describe('built code', () => {
  test('a release is the tested code to the byte, but for the hook that tells tests which numbers were found', () => {
    const tested = extensionFolder('test');
    expect(builtFiles(release)).toEqual(builtFiles(tested));
    const different = builtFiles(release).filter(
      (path) => !readFileSync(join(release, path)).equals(readFileSync(join(tested, path))),
    );
    expect(different).toEqual(['content-scripts/click-to-call.js', 'manifest.json']);
    expect(scripts.filter((path) => read(path).includes('__phonesFound'))).toEqual([]);
    expect(readFileSync(join(tested, 'content-scripts/click-to-call.js'), 'utf8')).toContain('__phonesFound');
  });

  test('nothing is evaluated and no script comes from elsewhere', () => {
    const offending = scripts.filter((path) =>
      /\beval\s*\(|\bimportScripts\s*\(\s*["'`]https?:/.test(withoutAmazons(path)),
    );
    expect(offending).toEqual([]);
    const constructors = scripts.filter((path) => /\bFunction\s*\(/.test(withoutAmazons(path)));
    expect(constructors).toEqual([]);
    for (const page of builtFiles(release).filter((path) => path.endsWith('.html'))) {
      expect(read(page)).not.toMatch(/<script\b[^>]*\bsrc="(?:https?:)?\/\//);
      expect(read(page)).not.toMatch(/<script\b(?![^>]*\bsrc=)[^>]*>[^<]/);
    }
  });
});

/** Amazon's published bundles are not ours to rewrite; docs/security.md says what stands in them. They ship in the Connect hosts only. */
function withoutAmazons(path: string): string {
  const isHostsOwn = path === 'ccp-chat.js' || withAllChunks(release, 'offscreen.html').includes(path);
  const code = read(path);
  return isHostsOwn && /amazon-connect-streams|AmazonConnect-ChatJS/.test(code) ? '' : code;
}

test('[XX-05] nothing that ships names a host of a browser’s maker, or a server for media: who asks for those is the browser', () => {
  const texts = builtFiles(release).filter((path) => /\.(js|html|css|json)$/.test(path));
  const named = texts.flatMap((path) => {
    const text = read(path);
    const hosts = text.match(/(?:[\w-]+\.)+(?:com|org|net)\b/g) ?? [];
    return [
      ...hosts.filter((host) => makers.test(host)),
      ...(text.match(/\b(?:stuns?|turns?):[\w-]+\.\w+/g) ?? []),
    ];
  });
  expect([...new Set(named)]).toEqual([]);
});
