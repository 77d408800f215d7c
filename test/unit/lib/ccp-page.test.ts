import { describe, expect, it } from 'vitest';
import { ccpPageAt } from '../../../lib/host/ccp-page.ts';

const ccpUrl = 'https://harbour.my.connect.aws/ccp-v2/';

describe('what stands at an address of the instance', () => {
  it.each([
    ['https://harbour.my.connect.aws/ccp-v2/', 'ccp'],
    ['https://harbour.my.connect.aws/ccp-v2?x=1', 'ccp'],
    ['https://harbour.my.connect.aws/connect/ccp-v2/softphone', 'ccp'],
    ['https://harbour.my.connect.aws/ccp', 'ccp'],
    ['https://harbour.my.connect.aws/agent-app-v2/', 'workspace'],
    ['https://harbour.my.connect.aws/login?next=/ccp-v2/', null],
    ['https://harbour.my.connect.aws/ccp-v2-help', null],
    ['https://other.my.connect.aws/ccp-v2/', null],
    ['https://evil.example/https://harbour.my.connect.aws/ccp-v2/', null],
    ['about:blank', null],
    [undefined, null],
  ])('%s: %s', (address, page) => {
    expect(ccpPageAt(address, ccpUrl)).toBe(page);
  });
});
