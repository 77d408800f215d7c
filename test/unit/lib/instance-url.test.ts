import { describe, expect, it } from 'vitest';
import { parseInstanceUrl } from '../../../lib/host/instance-url.ts';

describe('[AC-05] the address of an instance', () => {
  it.each([
    ['https://harbour.my.connect.aws', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['https://harbour.my.connect.aws/ccp-v2/', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['harbour.my.connect.aws/agent-app-v2/', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['  HARBOUR.my.connect.aws/login?destination=%2Fccp-v2 ', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['https://harbour.my.connect.aws:443/', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['https://harbour.awsapps.com/connect/home', 'https://harbour.awsapps.com/connect/ccp-v2/'],
    ['harbour.awsapps.com', 'https://harbour.awsapps.com/connect/ccp-v2/'],
    ['https://harbour.govcloud.connect.aws/home', 'https://harbour.govcloud.connect.aws/ccp-v2/'],
    ['http://localhost:4510', 'http://localhost:4510/ccp-v2/'],
    ['localhost:4510/anything', 'http://localhost:4510/ccp-v2/'],
    ['127.0.0.1:80', 'http://127.0.0.1/ccp-v2/'],
  ])('%s', (text, ccpUrl) => {
    const address = parseInstanceUrl(text);
    const { origin, host } = new URL(ccpUrl);
    expect(address).toEqual({ ccpUrl, origin, host });
  });

  it.each([
    ['', /no address/],
    ['my instance', /not a web address/],
    ['ftp://harbour.my.connect.aws', /not a web address/],
    ['javascript:alert(1)', /not a web address|not the address/],
    ['http://harbour.my.connect.aws', /https/],
    ['https://priya:secret@harbour.my.connect.aws', /user name or a password/],
    ['https://eu-west-2.console.aws.amazon.com/connect/v2/app/instances', /AWS console/],
    ['https://connect.aws', /name of your instance/],
    ['https://my.connect.aws', /name of your instance/],
    ['https://harbour.example', /not the address of a Connect instance/],
    ['https://harbour.my.connect.aws.evil.example', /not the address of a Connect instance/],
    ['https://evil.example/harbour.my.connect.aws', /not the address of a Connect instance/],
    ['https://harbour.my.connect.aws:8443', /not the address of a Connect instance/],
    ['http://localhost.evil.example', /not the address of a Connect instance/],
  ])('refuses %s', (text, problem) => {
    expect(parseInstanceUrl(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
