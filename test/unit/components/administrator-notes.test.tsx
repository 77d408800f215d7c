import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AdministratorNotes } from '../../../components/options/AdministratorNotes.tsx';
import { providerPath } from '../../../lib/servicenow/openframe.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
});
afterEach(() => vi.unstubAllGlobals());

it('[CC-29][CC-30] each value that is entered in ServiceNow or Amazon Connect stands there as it is', () => {
  const queue = 'arn:aws:connect:eu-west-2:1:instance/2/queue/3';
  drawn.draw(
    <AdministratorNotes
      origin="https://harbour.service-now.com"
      redirectUrl="https://abc.chromiumapp.org/"
      extensionOrigin="chrome-extension://abc"
      queues={[{ id: queue, name: 'Billing' }]}
    />,
  );
  const values = [...drawn.root.querySelectorAll('code')].map((code) => code.textContent);
  expect(values).toEqual(
    expect.arrayContaining([
      ...['https://abc.chromiumapp.org/', 'chrome-extension://abc', queue],
      `https://harbour.service-now.com${providerPath}`,
    ]),
  );
});

it('[CC-30] without a sign-in it says how to see the queues', () => {
  drawn.draw(
    <AdministratorNotes
      origin={null}
      redirectUrl="https://abc.chromiumapp.org/"
      extensionOrigin=""
      queues={[]}
    />,
  );
  expect(drawn.root.textContent).toContain('sign in to Amazon Connect to see yours');
});
