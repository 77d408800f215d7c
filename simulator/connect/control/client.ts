/** The client of the control API, for tests, the tour and the control page alike: Node and browsers. */

import type { JournalEntry } from '../journal.ts';
import type { LegMeters } from '../media/bridge.ts';
import { FRAME_MS, METER_FRAMES } from '../media/frame.ts';
import type { ControlCommand, ControlCommands } from './control-protocol.ts';
import type { ControlView } from './control-view.ts';

export type { ControlCommands } from './control-protocol.ts';
export type { AgentView, ContactView, ControlView } from './control-view.ts';

type Commands = {
  [C in ControlCommand]: (request: ControlCommands[C]['request']) => Promise<ControlCommands[C]['answer']>;
};

export interface ControlClient extends Commands {
  state(): Promise<ControlView>;
  /** The first state that `holds`, now or later. Rejects with the last state's agents and contacts when time is up. */
  waitFor(
    holds: (view: ControlView) => boolean,
    options?: { timeoutMs?: number; what?: string },
  ): Promise<ControlView>;
  /** Calls `listener` with the present state and each later one; returns the unsubscribe. */
  watch(listener: (view: ControlView) => void): () => void;
  /** What the audio of each leg says and hears, by connection id (an agent's by leg id). */
  meters(): Promise<Record<string, LegMeters>>;
  /** The meters once those of these legs show nothing from before now. Rejects when one has no audio. */
  metersFromNow(connectionIds: readonly string[]): Promise<Record<string, LegMeters>>;
  /** What the Connect host was asked, of one operation or all. */
  journal(operation?: string): Promise<JournalEntry[]>;
}

const names: Record<ControlCommand, true> = {
  placeCall: true,
  setAttributes: true,
  requestCallback: true,
  sendWork: true,
  customerAnswers: true,
  customerDeclines: true,
  customerHangsUp: true,
  customerWrites: true,
  customerSendsFile: true,
  customerTypes: true,
  customerReads: true,
  customerPresses: true,
  connectPhone: true,
  scriptCustomer: true,
  addAgent: true,
  scriptAgent: true,
  forcePresence: true,
  changeAgent: true,
  changeQuickConnect: true,
  changeIvr: true,
  changeSettings: true,
  approveOrigins: true,
  setFault: true,
  clearFaults: true,
  expireTokens: true,
  closeWebsockets: true,
  goDown: true,
  comeUp: true,
  publish: true,
  agentPicksUp: true,
  reset: true,
};

/** What is still on its way when something changes: jitter and codec. */
const latenessFrames = 3;
const freshTries = 20;

/** A client of the control API at `url`. Its calls reject with the server's own words when refused. */
export function createControlClient(url: string): ControlClient {
  async function ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(new URL(path, url), init);
    const body = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(body.error ?? `The control API answered ${response.status}.`);
    return body;
  }

  const command = (name: string) => (request: object) =>
    ask(`/do/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  const commands = Object.fromEntries(
    Object.keys(names).map((name) => [name, command(name)]),
  ) as unknown as Commands;

  /** The state once it is newer than `version`, or the same when nothing happened for a while. */
  const stateAfter = (version: number, signal: AbortSignal) =>
    ask<ControlView>(`/state?after=${version}`, { signal });

  return {
    ...commands,
    state: () => ask('/state'),
    meters: () => ask('/meters'),
    async metersFromNow(connectionIds) {
      const read = () => ask<Record<string, LegMeters>>('/meters');
      const from = await read();
      for (let left = freshTries; left > 0; left--) {
        await new Promise((resolve) => setTimeout(resolve, FRAME_MS * METER_FRAMES));
        const now = await read();
        const beats = (id: string) => (now[id]?.framesMixed ?? 0) - (from[id]?.framesMixed ?? 0);
        if (connectionIds.every((id) => beats(id) >= METER_FRAMES + latenessFrames)) return now;
      }
      throw new Error(`Not all of these legs have audio: ${connectionIds.join(', ')}.`);
    },
    journal: (operation) => ask(`/journal${operation ? `?operation=${encodeURIComponent(operation)}` : ''}`),
    async waitFor(holds, { timeoutMs = 10_000, what = 'the awaited state' } = {}) {
      const signal = AbortSignal.timeout(timeoutMs);
      let view = await ask<ControlView>('/state');
      while (!holds(view)) {
        try {
          view = await stateAfter(view.version, signal);
        } catch (error) {
          if (!signal.aborted) throw error;
          const { agents, contacts } = view;
          const seen = JSON.stringify({
            agents: agents.map(({ login, state, contacts }) => ({ login, state: state.name, contacts })),
            contacts,
          });
          throw new Error(`Waited ${timeoutMs} ms in vain for ${what}. Last seen: ${seen}`);
        }
      }
      return view;
    },
    watch(listener) {
      const stop = new AbortController();
      void (async () => {
        let version = 0;
        while (!stop.signal.aborted) {
          try {
            const view = await stateAfter(version, stop.signal);
            if (view.version !== version) listener(view);
            version = view.version;
          } catch {
            // The simulator is away, or we stop: try again, a new one starts its versions over.
            version = 0;
            if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
          }
        }
      })();
      return () => stop.abort();
    },
  };
}
