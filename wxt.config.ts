import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { shortcuts } from './lib/shortcuts.ts';
import { asciiCode } from './scripts/ascii-code.ts';
import { compiledAhead } from './scripts/compiled-ahead.ts';

/** Fixed public key: one extension id (henalglmcglkjkggicbfgcfginabigkk) in every build, so one origin to approve in Connect. */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyEgyLjfBO6dO0mtQqc04X5PGnjL+d270b1gaCdzRHfbmWqphI8B3sutaBK3GtJpPXPrxKCfdlVUedPR5IcKfj2elD9QBYKM2iM2PbyqmUfJGzYYILCeq5FoL/aJKcfSgv6m2gq8lz6vkXF5Erma8jZ59oe45fdxomPpIESxepGie3IySDAFZ7SlK0oKNXF2idw6ZvZc5hkI03M7nOyedz4GGqc0FVKI2gq2SfQpdSirJYi5kk3fp0QsqirIlSoVIJmfBNhWLEu7w/mZoFLxWVmQKNbLnrwSMhwecQLKyDdN/7TjiWJ3V1YijIRxtLtDgd5ipLaUV+K6cjH5guYMMgQIDAQAB';

/** Preact, signals, the components of several views and what of lib only they use. */
const viewChunk = {
  name: 'view',
  test: /node_modules\/(preact\/(dist|jsx-runtime)|@preact\/signals-core)\/|components\/(?!Popup|popup-icon|Widget|CallBar|Head|RecordCard|phone-panels)[^/]+$|lib\/(agent|session-view)\.ts$/,
};

/** All chunks lie on the disk beside the page: nothing to preload, and the code for it is 1.2 kB in each view. */
const withoutPreload = {
  name: 'without-preload',
  enforce: 'pre' as const,
  load: (id: string) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

export default defineConfig({
  // Explicit imports only: a reader must see where a name comes from.
  imports: false,
  manifestVersion: 3,
  outDir: process.env.GVC_OUT ?? '.output',
  vite: ({ browser }) => ({
    // What the oldest supported browsers can: keeps light-dark() and :dir() as written.
    build: { target: browser === 'firefox' ? 'firefox140' : 'chrome133', modulePreload: false },
    plugins: [
      withoutPreload,
      asciiCode(/(?:click-to-call|number-finder|number-card|widget-host)\.js$/),
      compiledAhead(/(?:click-to-call|number-finder)\.js$/),
    ],
    // The hook that tests read found numbers by; a release holds no trace of it.
    define: { 'import.meta.env.GVC_TEST': JSON.stringify(process.env.GVC_TEST === '1') },
    // WXT's own context tells every page our id by the name of an event. Nothing of it is used here.
    resolve: { alias: { 'wxt/utils/content-script-context': resolve('lib/page/no-context.ts') } },
  }),
  hooks: {
    // One chunk for what every view draws first; components/panels comes when it is opened.
    'vite:build:extendConfig': (_, { build }) => {
      const output = build?.rolldownOptions?.output ?? build?.rollupOptions?.output;
      if (output && !Array.isArray(output) && 'chunkFileNames' in output)
        output.codeSplitting = { groups: [viewChunk] };
    },
  },
  manifest: ({ browser }) => ({
    name: 'Global Voice Control',
    description: 'Amazon Connect calls on every web page.',
    permissions: [
      ...['storage', 'unlimitedStorage', 'alarms', 'notifications', 'contextMenus', 'idle', 'scripting'],
      'activeTab',
      'identity',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    // What an administrator may set for everybody; Firefox takes policies without a schema.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'policy-schema.json' } }),
    commands: Object.fromEntries(
      Object.entries<{ description: string; key?: string }>(shortcuts).map(([name, { description, key }]) => [
        name,
        { description, ...(key ? { suggested_key: { default: key } } : {}) },
      ]),
    ),
    // Asked for one origin at set-up: the agent's own Connect instance. Plain http is for the simulator on loopback.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    // No prompt can be answered in a headless browser: builds for the simulator hold the loopback permission, a release never does.
    ...(process.env.GVC_TEST === '1'
      ? { host_permissions: ['http://localhost/*', 'http://127.0.0.1/*'] }
      : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'voice@global-voice-control.example', strict_min_version: '140.0' },
          },
        }
      : { key, minimum_chrome_version: '133' }),
    web_accessible_resources: [
      {
        resources: ['widget.html', 'widget-host.js', 'number-finder.js', 'number-card.js'],
        matches: ['<all_urls>'],
        use_dynamic_url: true,
      },
    ],
  }),
});
