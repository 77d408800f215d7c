/**
 * The window Connect host: runs in the world of the CCP's own page and drives the `connect` it finds there. Does
 * nothing until the relay, which the background has judged, says so.
 */

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { reply } from '../../lib/answering.ts';
import { VoiceError } from '../../lib/errors.ts';
import { type FromCcp, longestToCcp, offerPort, type ToCcp, textPort } from '../../lib/host/ccp-channel.ts';
import type { DeviceChoice } from '../../lib/sound/devices.ts';
import { checkRing } from '../../lib/sound/ring-check.ts';
import { type DrivenCcp, driveCcp } from './drive.ts';

export default defineUnlistedScript(() => {
  let stop = new AbortController();
  offerPort((port) => {
    // A newer relay is there: the older one's extension was replaced.
    stop.abort();
    stop = new AbortController();
    let ccp: DrivenCcp | null = null;
    let library = Promise.withResolvers<void>();
    const bringChat = () => {
      library = Promise.withResolvers();
      send({ needs: 'chatLibrary' });
      return library.promise;
    };
    const send = textPort<ToCcp, FromCcp>(
      port,
      (message) => {
        if ('begin' in message) {
          ccp ??= driveCcp(message.begin, send, bringChat, stop.signal);
        } else if ('chatLibrary' in message) {
          if (message.chatLibrary) library.resolve();
          else library.reject(new VoiceError('no-answer', 'the chat library did not come'));
        } else {
          const { id, verb, args } = message.ask;
          const work = () => {
            // The ring comes from elsewhere; the microphone is this page's.
            if (verb === 'checkRing' && ccp) return checkRing(args[0] as DeviceChoice, false);
            const platform = ccp?.platform();
            if (!platform || !Object.hasOwn(platform, verb)) throw new VoiceError('host-lost');
            return (platform[verb as keyof typeof platform] as (...args: unknown[]) => unknown)(...args);
          };
          void reply(work).then((answer) => send({ answer: { id, reply: answer } }));
        }
      },
      longestToCcp,
    );
    port.start();
  });
});
