/** The extension API for our own pages and the worker. Content scripts use `chrome` directly: the polyfill costs 10 kB. */
export { default as browser } from 'webextension-polyfill';
