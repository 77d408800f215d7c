/**
 * `npm run simulator`: the simulated Connect and ServiceNow instances and the sample CRM site alone, without a browser. Prints
 * where they are; Ctrl-C ends them. Options: --port N starts the servers at N (free ports otherwise),
 * --approve ORIGIN lets one more origin frame the CCP, and may be given again.
 */

import { createConnectInstance } from '../simulator/connect/server.ts';
import { createSampleSite } from '../simulator/pages/server.ts';
import { createServiceNowInstance } from '../simulator/servicenow/server.ts';
import { extensionOrigin, signInRedirect } from './browser.ts';
import { strictOptions } from './options.ts';

const options = strictOptions({ port: { type: 'string' }, approve: { type: 'string', multiple: true } });
const firstPort = Number(options.port ?? 0);
if (!Number.isInteger(firstPort) || firstPort < 0 || firstPort > 65_531) {
  console.error(`--port takes a number up to 65531, not "${options.port}".`);
  process.exit(2);
}

try {
  const connect = await createConnectInstance({
    port: firstPort,
    controlPort: firstPort && firstPort + 1,
    approvedOrigins: [extensionOrigin, ...(options.approve ?? [])],
  });
  const site = await createSampleSite({ port: firstPort && firstPort + 2 });
  const serviceNow = await createServiceNowInstance({
    port: firstPort && firstPort + 3,
    controlPort: firstPort && firstPort + 4,
    settings: { redirectUrls: [signInRedirect] },
  });
  console.log(`Connect        ${connect.url}`);
  console.log(`Control page   ${connect.controlUrl}`);
  console.log(`Customer phone ${new URL('phone', connect.controlUrl).href}`);
  console.log(`Sample CRM     ${site.url}`);
  console.log(`ServiceNow     ${serviceNow.url}, its control page ${serviceNow.controlUrl}`);
  console.log('Agents priya, tomasz, mei, amara; password "connect". Press Ctrl-C to end.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void Promise.all([connect.stop(), site.stop(), serviceNow.stop()]).then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
