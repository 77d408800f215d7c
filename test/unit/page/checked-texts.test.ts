/** What a page remembers of the worker's answers, however many numbers come to it. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CheckedTexts } from '../../../lib/page/checked-texts.ts';
import { parsePage } from '../../fakes/parsed-page.ts';

/** More than are kept. */
const many = 5_000;
let asked: string[][];

beforeEach(() => {
  asked = [];
  const sendMessage = async ({ args }: { args: [{ text: string }[]] }) => {
    const written = args[0].map(({ text }) => text);
    asked.push(written);
    return { value: { region: 'GB', numbers: written.map((text) => ({ kind: 'ordinary', e164: text })) } };
  };
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage } });
  vi.stubGlobal('location', { hostname: 'example.com', href: 'https://example.com/' });
  vi.stubGlobal('window', { top: null });
  vi.stubGlobal('document', parsePage('<body></body>').document);
});
afterEach(() => vi.unstubAllGlobals());

const sure = (text: string) => ({ text, proof: 'sure' as const });
const link = { text: '+442079460958', proof: 'address' as const };

test('[XX-01][VO-16] what is in use is remembered, and of all else the newest, however much comes', async () => {
  const texts = new CheckedTexts();
  await texts.ask([link, ...Array.from({ length: many }, (_, at) => sure(`${at}`))]);
  texts.forgetOld(() => [link]);
  expect(texts.get(link.text)).toMatchObject({ e164: link.text });
  expect(texts.answer(sure('0'))).toBeUndefined();
  expect(texts.answer(sure(`${many - 1}`))).toMatchObject({ e164: `${many - 1}` });
});

test('[XX-01][VO-16] what was asked about once more is known afterwards, whatever was forgotten for it', async () => {
  const texts = new CheckedTexts();
  await texts.ask(Array.from({ length: many }, (_, at) => sure(`${at}`)));
  texts.forgetOld(() => []);
  await texts.ask([sure('0'), sure(`${many - 1}`), sure('new')]);
  for (const text of ['0', `${many - 1}`, 'new'])
    expect(texts.answer(sure(text))).toMatchObject({ e164: text });
  expect(asked.at(-1)).toEqual(['0', 'new']);
});
