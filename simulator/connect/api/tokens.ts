/** Signed tokens: an access token for the API, a session token for the cookie. Nothing is kept, so they survive a restart. */

import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Claims {
  /**
   * `assertion`: the word of the company's own sign-in page that this is somebody. `connection`: somebody in a chat's room;
   * their login is the connection id of their leg.
   */
  kind: 'session' | 'access' | 'assertion' | 'connection';
  login: string;
  issuedAt: number;
  expiresAt: number;
}

export interface TokenMint {
  issue(kind: Claims['kind'], login: string, now: number, lifeMs: number): string;
  /** The claims of a token that is whole, of this kind and not expired; otherwise null. */
  read(kind: Claims['kind'], token: string | undefined, now: number): Claims | null;
  /** Makes every token of this kind that was issued so far invalid, or those of one login. */
  revoke(kind: Claims['kind'], login?: string): void;
}

/** Tokens signed with `secret`; another mint with the same secret reads them too. */
export function createTokenMint(secret: string): TokenMint {
  // The issue counter rather than the clock tells old from new: two tokens may share a millisecond.
  let generation = 0;
  /** The first generation that counts, of a kind or of a kind and login. */
  const floors = new Map<string, number>();
  const floorOf = (kind: string, login: string) =>
    Math.max(floors.get(kind) ?? 0, floors.get(`${kind} ${login}`) ?? 0);
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest('base64url');
  return {
    issue(kind, login, now, lifeMs) {
      const claims: Claims & { generation: number } = {
        kind,
        login,
        issuedAt: now,
        expiresAt: now + lifeMs,
        generation,
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
      const isRevoked = claims.generation < floorOf(kind, claims.login);
      return claims.kind !== kind || claims.expiresAt <= now || isRevoked ? null : claims;
    },
    revoke(kind, login) {
      generation += 1;
      floors.set(login === undefined ? kind : `${kind} ${login}`, generation);
    },
  };
}
