/** An HTTP server that can go away and come back on the same port, as a host does that is killed and restarted. */

import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Listener {
  readonly port: number;
  readonly isListening: boolean;
  /** Stops listening and cuts every connection, websockets included. */
  down(): Promise<void>;
  /** Listens again on the same port. */
  up(): Promise<void>;
}

/** Starts listening on loopback; port 0 takes a free one. Rejects with what to do when the port is taken. */
export async function listen(server: Server, port: number): Promise<Listener> {
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });

  const open = (at: number) =>
    new Promise<void>((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new Error(`Port ${at} is in use. Stop what listens there, or choose another port.`)
            : error,
        );
      server.once('error', fail);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', fail);
        resolve();
      });
    });

  await open(port);
  const chosen = (server.address() as AddressInfo).port;
  return {
    port: chosen,
    get isListening() {
      return server.listening;
    },
    async down() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of connections) socket.destroy();
      await closed;
    },
    async up() {
      if (!server.listening) await open(chosen);
    },
  };
}
