/** Stands in for WXT's content script context, which announces itself to the page (see wxt.config.ts). */
export class ContentScriptContext {}
