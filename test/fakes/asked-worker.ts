/** The worker as pages ask it: nothing is answered until the test does. */

import { vi } from 'vitest';

/** What is asked and not answered yet, each with the way to. */
export let asked: { name: string; args: unknown[]; answer(value: unknown): void }[] = [];

/** Puts it in the place of the browser's ways to the worker. */
export function stubWorker(): void {
  asked = [];
  const sendMessage = ({ name, args }: { name: string; args: unknown[] }) =>
    new Promise((done) => asked.push({ name, args, answer: (value) => done({ value }) }));
  const storage = { sync: { get: async () => ({}) } };
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage }, storage });
}

/** The next question of this name. */
export const question = (name: string) =>
  vi.waitFor(() => {
    const next = asked.find((each) => each.name === name);
    if (!next) throw new Error(`nobody asked ${name}`);
    asked.splice(asked.indexOf(next), 1);
    return next;
  });

/** Answers what the rules are, and then about numbers where they are marked. */
export async function answer(
  marksNumbers = true,
  isNumber = (_: string) => true,
  known: string[] = [],
): Promise<void> {
  (await question('pageRules')).answer({ marksNumbers, isOneClick: false, defaultRegion: 'GB', known });
  if (marksNumbers) await answerNumbers(isNumber);
}

export async function answerNumbers(isNumber = (_: string) => true): Promise<void> {
  const { args, answer } = await question('findNumbers');
  const written = (args[0] as { text: string }[]).map(({ text }) => text);
  const numbers = written.map((text) =>
    isNumber(text) ? { kind: 'ordinary', e164: e164(text), national: text.replace(/^\+\d+/, '') } : null,
  );
  answer({ region: 'GB', numbers });
}

const e164 = (text: string) => `+${text.replace(/\D/g, '')}`;
