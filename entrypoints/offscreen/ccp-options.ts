/// <reference types="amazon-connect-streams" />

/** Read by Streams, missing in its typings: without it a CCP that dies later is never noticed. */
interface UntypedLoginOptions extends connect.LoginOptions {
  enableAckTimeout: boolean;
}

/** How the CCP is framed: no window, sound or box of its own, since the agent cannot see it. */
export function ccpOptions(ccpUrl: string): connect.InitCCPOptions {
  const loginOptions: UntypedLoginOptions = { enableAckTimeout: true };
  return {
    ccpUrl,
    // The background opens the sign-in window: this document cannot be seen.
    loginPopup: false,
    loginOptions,
    softphone: { allowFramedSoftphone: true, disableRingtone: true },
    task: { disableRingtone: true },
    chat: { disableRingtone: true },
    pageOptions: { enableAudioDeviceSettings: true, showInactivityModal: false },
    // First answer; a slow line needs longer than Streams' 5 s, after which it would start loading anew.
    ccpLoadTimeout: 10_000,
    ccpSynTimeout: 1_000,
    ccpAckTimeout: 3_000,
    iframeTitle: 'Contact Control Panel',
  };
}
