/** Inbound REST rate limits: so many requests an hour for each user, told in headers (servicenow, 3.2). Pure. */

export interface RateLimits {
  /** Counts one request of this user; the headers to send, and the seconds to wait when it is one too many. */
  count(
    user: string,
    limit: { perHour: number; rule: string } | null,
    now: number,
  ): { headers: Record<string, string>; retryAfter: number | null };
  clear(): void;
}

const hourMs = 3_600_000;

/** Without a rule there are no headers, and nothing is refused. */
export function createRateLimits(): RateLimits {
  const counts = new Map<string, { hour: number; requests: number }>();
  return {
    count(user, limit, now) {
      if (!limit) return { headers: {}, retryAfter: null };
      const hour = Math.floor(now / hourMs);
      const before = counts.get(user);
      const requests = (before?.hour === hour ? before.requests : 0) + 1;
      counts.set(user, { hour, requests });
      const resetAt = (hour + 1) * hourMs;
      const headers = {
        'X-RateLimit-Limit': String(limit.perHour),
        'X-RateLimit-Reset': String(resetAt / 1000),
        'X-RateLimit-Rule': limit.rule,
      };
      return { headers, retryAfter: requests > limit.perHour ? Math.ceil((resetAt - now) / 1000) : null };
    },
    clear: () => counts.clear(),
  };
}
