/** The frame around each page of the instance, light and dark as the reader's system has it. */

import { html } from 'hono/html';

/** A page with the instance's header; `body` stands in its sheet. */
export const pageFrame = (title: string, body: unknown) => html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title} · simulated ServiceNow</title>
    <style>
      :root {
        color-scheme: light dark;
        --ink: light-dark(#10171a, #f5f6f7);
        --quiet: light-dark(#4a585e, #aab2b6);
        --line: light-dark(#cfd5d7, #3d4a50);
        --page: light-dark(#f5f6f7, #10171a);
        --sheet: light-dark(#fff, #1d272b);
        --link: light-dark(#00566e, #7dbbe3);
      }
      * { box-sizing: border-box; }
      body { font: 15px/1.5 system-ui; margin: 0; color: var(--ink); background: var(--page); }
      header { background: #002d39; color: #fff; padding: 0.6rem 1.5rem; }
      header a { color: inherit; text-decoration: none; }
      main {
        width: min(50rem, 100% - 2rem); margin: 1.5rem auto; padding: 1rem 1.5rem 1.5rem;
        background: var(--sheet); border: 1px solid var(--line); border-radius: 8px;
      }
      h1 { margin: 0 0 1rem; font-size: 1.4rem; }
      h2 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
      a { color: var(--link); }
      dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; margin: 0; }
      dt, dd { margin: 0; padding: 0.4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
      dt { color: var(--quiet); padding-inline-end: 1rem; }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 0.4rem 0; border-top: 1px solid var(--line); }
      button, input {
        font: inherit; color: inherit; padding: 0.3rem 0.8rem; min-height: 2rem;
        background: var(--sheet); border: 1px solid var(--quiet); border-radius: 6px;
      }
      button:disabled { color: var(--quiet); border-color: var(--line); }
      iframe { display: block; width: 100%; border: 1px solid var(--line); border-radius: 6px; }
      .quiet { color: var(--quiet); }
    </style>
  </head>
  <body><header><a href="/">Simulated ServiceNow</a></header><main><h1>${title}</h1>${body}</main></body>
</html>`;
