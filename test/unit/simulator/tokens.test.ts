import { expect, test } from 'vitest';
import { createTokenMint } from '../../../simulator/connect/api/tokens.ts';

const hourMs = 3_600_000;

test('a token is read by another mint with the same secret, as after a restart', () => {
  const token = createTokenMint('one').issue('access', 'priya', 0, hourMs);
  expect(createTokenMint('one').read('access', token, 1)?.login).toBe('priya');
  expect(createTokenMint('two').read('access', token, 1)).toBeNull();
});

test('a token is refused when expired, of the other kind, cut or not a token', () => {
  const mint = createTokenMint('one');
  const token = mint.issue('session', 'priya', 0, hourMs);
  expect(mint.read('session', token, hourMs - 1)).not.toBeNull();
  expect(mint.read('session', token, hourMs)).toBeNull();
  expect(mint.read('access', token, 1)).toBeNull();
  expect(mint.read('session', token.slice(0, -1), 1)).toBeNull();
  expect(mint.read('session', 'nonsense', 1)).toBeNull();
  expect(mint.read('session', undefined, 1)).toBeNull();
});

test('revoking those of one login leaves the others be', () => {
  const mint = createTokenMint('one');
  const [priya, mei] = ['priya', 'mei'].map((login) => mint.issue('session', login, 0, hourMs));
  mint.revoke('session', 'priya');
  expect(mint.read('session', priya, 1)).toBeNull();
  expect(mint.read('session', mei, 1)?.login).toBe('mei');
  expect(mint.read('session', mint.issue('session', 'priya', 0, hourMs), 1)).not.toBeNull();
});

test('revoking ends the tokens given out so far, and no later ones', () => {
  const mint = createTokenMint('one');
  const old = mint.issue('access', 'priya', 0, hourMs);
  mint.revoke('access');
  expect(mint.read('access', old, 1)).toBeNull();
  expect(mint.read('access', mint.issue('access', 'priya', 0, hourMs), 1)).not.toBeNull();
});
