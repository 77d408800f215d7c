/** The client of the control API, for tests and scripts. */

import type { JournalEntry } from '../connect/journal.ts';
import type { ControlCommand, ControlCommands } from './control-protocol.ts';
import type { ControlView } from './control-view.ts';

export type { ControlCommands, ControlView };

export type ServiceNowClient = {
  [C in ControlCommand]: (request: ControlCommands[C]['request']) => Promise<ControlCommands[C]['answer']>;
} & {
  /** The instance as people see it on the control page. */
  state(): Promise<ControlView>;
  /** What the instance was asked, of one operation or all. */
  journal(operation?: string): Promise<JournalEntry[]>;
};

/** A client of the control API at `url`. Its calls reject with the server's own words when refused. */
export function createServiceNowClient(url: string): ServiceNowClient {
  async function ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(new URL(path, url), init);
    const body = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(body.error ?? `The control API answered ${response.status}.`);
    return body;
  }
  const command = (name: ControlCommand) => (request: object) =>
    ask<never>(`/do/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  return {
    changeSettings: command('changeSettings'),
    giveRoles: command('giveRoles'),
    records: command('records'),
    putRecord: command('putRecord'),
    offerWork: command('offerWork'),
    answerWork: command('answerWork'),
    choosePresence: command('choosePresence'),
    setFault: command('setFault'),
    clearFaults: command('clearFaults'),
    expireTokens: command('expireTokens'),
    goDown: command('goDown'),
    comeUp: command('comeUp'),
    expireOffers: command('expireOffers'),
    reset: command('reset'),
    state: () => ask('/state'),
    journal: (operation) => ask(`/journal${operation ? `?operation=${encodeURIComponent(operation)}` : ''}`),
  };
}
