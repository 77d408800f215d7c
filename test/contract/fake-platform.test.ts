import { fakePlatform } from '../fakes/fake-platform.ts';
import { voicePlatformContract } from './voice-platform.ts';

voicePlatformContract('the fake', async () => {
  const platform = fakePlatform();
  return {
    platform,
    customer: {
      calls: async () => void platform.customerCalls(),
      answers: async (id) => platform.customerAnswers(id),
      hangsUp: async (id) => platform.customerHangsUp(id),
      wantsCallback: async (carrier) => void platform.offersCallback({ carrier }),
    },
    idleQueue: { kind: 'quick-connect', id: 'to-billing', name: 'Billing' },
    reachableNumber: '+441614960127',
    close: async () => {},
  };
});
