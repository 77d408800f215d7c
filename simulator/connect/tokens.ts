/** Signed tokens: an access token for the API, a session token for the cookie. Nothing is kept, so they survive a restart. */

import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Claims {
  kind: 'session' | 'access';
  login: string;
  issuedAt: number;
  expiresAt: number;
}

export interface TokenMint {
  issue(kind: Claims['kind'], login: string, now: number, lifeMs: number): string;
  /** The claims of a token that is whole, of this kind and not expired; otherwise null. */
  read(kind: Claims['kind'], token: string | undefined, now: number): Claims | null;
  /** Makes every token of this kind that was issued so far invalid. */
  revoke(kind: Claims['kind']): void;
}

/** Tokens signed with `secret`; another mint with the same secret reads them too. */
export function createTokenMint(secret: string): TokenMint {
  // The issue counter rather than the clock tells old from new: two tokens may share a millisecond.
  const generation = { session: 0, access: 0 };
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest('base64url');
  return {
    issue(kind, login, now, lifeMs) {
      const claims: Claims & { generation: number } = {
        kind,
        login,
        issuedAt: now,
        expiresAt: now + lifeMs,
        generation: generation[kind],
      };
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
      return `${body}.${sign(body)}`;
    },
    read(kind, token, now) {
      const [body = '', signature = ''] = token?.split('.') ?? [];
      const expected = Buffer.from(sign(body));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims & { generation: number };
      if (claims.kind !== kind || claims.expiresAt <= now || claims.generation < generation[kind])
        return null;
      return claims;
    },
    revoke(kind) {
      generation[kind] += 1;
    },
  };
}
