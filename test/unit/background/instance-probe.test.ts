import { describe, expect, it } from 'vitest';
import { verdict } from '../../../entrypoints/background/host/instance-probe.ts';

const ccpUrl = 'https://harbour.my.connect.aws/ccp-v2/';
const own = 'chrome-extension://ours';
const ccp = '<title>Amazon Connect Contact Control Panel</title>';

function judge(status: number, url = ccpUrl, headers: Record<string, string> = {}, body = ccp) {
  return verdict({ status, url, headers: new Headers(headers) }, body, ccpUrl, own);
}
const csp = (policy: string) => ({ 'content-security-policy': policy });

describe('[AC-06] what the instance’s answer means', () => {
  it.each([
    ['the CCP', judge(200), 'ready'],
    ['the CCP without its slash', judge(200, 'https://harbour.my.connect.aws/ccp-v2'), 'ready'],
    ['the login page', judge(200, 'https://harbour.my.connect.aws/login?destination=x'), 'signed-out'],
    ['an identity provider', judge(200, 'https://login.example/saml'), 'signed-out'],
    ['a 401', judge(401), 'signed-out'],
    ['a 403', judge(403), 'access-denied'],
    ['a 404', judge(404), 'not-connect'],
    ['a 404 after a redirect', judge(404, 'https://harbour.my.connect.aws/gone'), 'not-connect'],
    ['another page', judge(200, ccpUrl, {}, '<h1>It works!</h1>'), 'not-connect'],
    ['a 503', judge(503), 'unreachable'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it.each([
    [`frame-ancestors 'self' ${own}`, 'ready'],
    [`default-src 'self'; frame-ancestors https://crm.example ${own}/`, 'ready'],
    ['frame-ancestors chrome-extension:', 'ready'],
    [`frame-ancestors ${own}, frame-ancestors 'self'`, 'not-approved'],
    [`frame-ancestors 'self'; frame-ancestors ${own}`, 'not-approved'],
    ["frame-ancestors 'self'", 'not-approved'],
    ["frame-ancestors 'none'", 'not-approved'],
    ['frame-ancestors', 'not-approved'],
    ['frame-ancestors *', 'not-approved'],
    [`frame-ancestors ${own}x`, 'not-approved'],
    ["default-src 'self'", 'ready'],
  ])('with %s it is %s', (policy, expected) => {
    expect(judge(200, ccpUrl, csp(policy))).toBe(expected);
  });

  it('the older header counts only when there is no newer one', () => {
    expect(judge(200, ccpUrl, { 'x-frame-options': 'SAMEORIGIN' })).toBe('not-approved');
    expect(judge(200, ccpUrl, { 'x-frame-options': 'DENY', ...csp(`frame-ancestors ${own}`) })).toBe('ready');
  });
});
