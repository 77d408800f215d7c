/** Stands in for the background in a world of the bench: its answers are made up, so that its work and its metadata do not count. */

/** From now on every candidate of the page is a number. */
export function standInForBackground(): void {
  const number = (text: string) => ({
    kind: 'ordinary',
    e164: `+${text.replace(/\D/g, '')}`,
    international: text,
    national: text,
  });
  const answer = (name: string, asked: { text: string }[]) =>
    name === 'pageRules'
      ? { marksNumbers: true, defaultRegion: 'US', isOneClick: false, known: [] }
      : { region: 'US', numbers: asked.map(({ text }) => number(text)) };
  const sendMessage = async ({ name, args }: { name: string; args: [{ text: string }[]] }) => ({
    value: answer(name, args[0]),
  });
  const storage = { sync: { get: async () => ({}) } };
  Object.assign(globalThis, { chrome: { runtime: { id: 'bench', sendMessage }, storage } });
}
