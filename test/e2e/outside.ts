/**
 * Everything outside this computer, as a browser under test finds it: a proxy that lets nothing through and remembers who was
 * asked for. Addresses of this computer need no proxy, so whatever comes here left for somebody else, whoever in the browser
 * sent it (XX-05). UDP passes no proxy: of what ships only WebRTC speaks it, to servers that an instance names, and the simulated
 * one names none.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extensionId } from '../../scripts/browser.ts';
import { type Seat, type SeatOptions, takeSeat } from '../../scripts/seat.ts';

export interface Outside {
  /** For the browser's proxy setting. */
  readonly port: number;
  /** Closes it. Throws when anybody was asked for. */
  close(): Promise<void>;
}

/**
 * What browsers ask their makers for, whatever they are told: updates, lists of bad sites, time. Nothing that ships names one of
 * these hosts (test/built-extension.test.ts), so whoever asks for them is the browser. A name in the text of an error is none.
 */
export const makers =
  /^(?!developer\.mozilla\.org$)(.+\.)?(google|googleapis|gstatic|gvt1|gvt2|firefox|mozilla)\.(com|org|net)$/;
/** Where a sign-in leads back to: nobody is there, and the browser looks all the same before it catches it. */
const redirect = `${extensionId}.chromiumapp.org`;

export async function openOutside(): Promise<Outside> {
  const asked = new Set<string>();
  const note = (address: string) => {
    const host = URL.parse(address)?.hostname ?? address;
    if (!makers.test(host) && host !== redirect) asked.add(host);
  };
  const server = createServer(({ url = '' }, answer) => {
    note(url);
    answer.writeHead(502).end();
  });
  server.on('connect', ({ url = '' }, socket) => {
    note(`https://${url}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Nobody is out there\r\n\r\n');
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      if (asked.size > 0) throw new Error(`A request left for ${[...asked].join(', ')}.`);
    },
  };
}

/** A seat from which nothing leaves this computer: its end throws when something was to. */
export async function takeClosedSeat(options: SeatOptions): Promise<Seat> {
  const outside = await openOutside();
  const seat = await takeSeat({ ...options, proxy: outside.port });
  return {
    ...seat,
    async [Symbol.asyncDispose]() {
      await seat[Symbol.asyncDispose]();
      await outside.close();
    },
  };
}
