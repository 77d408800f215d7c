/** What each failure says: what happened, and what to do about it. Read where it is told; views on pages carry none of it. */

export const texts = {
  'not-a-number': ['That is not a phone number', 'Check the digits and try again.'],
  'emergency-number': ['That is an emergency number', 'Use a mobile or a desk phone.'],
  'confirm-first': ['This number needs a second look', 'Tick the box on the card, then call.'],
  'premium-transfer': ['That is a premium-rate number', 'Calls are not transferred there. Choose another.'],
  'already-dialling': ['A call is already being placed', 'Wait until it is answered or end it.'],
  'too-many-dials': ['Six calls were placed in the last minute', 'Wait a moment, then call again.'],
  'no-voice-role': [
    'ServiceNow does not let you take calls',
    'A role is missing. Which one stands in the options, under ServiceNow.',
  ],
  'cannot-dial': ['You may not place calls', 'Ask your administrator for the outbound call permission.'],
  'country-not-dialable': ['This country is not open for your calls', 'Ask your administrator to allow it.'],
  'country-barred': [
    'Calls to this country are switched off',
    'Open it in the options under Numbers, or ask your administrator.',
  ],
  'new-country': [
    'Nobody was called in that country from here yet',
    'Press again if it is meant: calls abroad can be expensive.',
  ],
  'number-refused': ['Amazon Connect cannot call that number', 'Check the number and its country.'],
  'not-now': ['That is not possible at this moment', 'Look at the call: it has moved on.'],
  'transfer-off': ['Transfers are switched off', 'Ask your administrator if you need them.'],
  'no-such-party': ['They have left the call', 'Nothing more needs to be done.'],
  'mute-lost': ['Your microphone is open', 'Mute was lost on the way. Press Mute again.'],
  'call-lost': ['The call was not placed', 'The softphone did not take it. Call again.'],
  'no-such-callback': ['That callback is not in hand', 'It went on to somebody else, or it is closed.'],
  'no-such-work': ['That work is not in hand', 'It went on to somebody else, or it is closed.'],
  'chat-not-open': ['That chat is not open', 'What you wrote is kept. Send it when the chat is back.'],
  'chat-not-sent': ['It was not sent', 'What you wrote is kept. Send it again in a moment.'],
  'chat-no-file': [
    'That file can’t be had',
    'It is no longer there, or the chat is over. Ask for it once more.',
  ],
  'chat-file-refused': ['Connect does not take that file', 'Send one of another kind, or a smaller one.'],
  'chat-elsewhere': ['This softphone carries no chats', 'Carry it on in Amazon’s own page.'],
  'not-a-writer': ['You may not change callbacks', 'Ask your administrator for the role callback_writer.'],
  'bad-time': ['That time is over', 'Choose a time that is still to come.'],
  'no-such-call': ['That call is over', 'Nothing more needs to be done.'],
  'device-refused': [
    'The call goes on with the device it had',
    'The new one could not be opened. Plug it in again, or it is used from the next call on.',
  ],
  'not-set-up': ['No Connect instance is set up yet', 'Open the set-up page.'],
  'signed-out': ['You are signed out', 'Sign in and try again.'],
  'on-a-call': ['A call is live', 'End it first.'],
  'callback-open': [
    'You have a callback in hand',
    'Close it or hand it on. Signing out once more leaves it waiting at Amazon Connect.',
  ],
  'no-answer': ['Amazon Connect did not answer', 'The call goes on. Try again in a moment.'],
  refused: ['Amazon Connect refused', 'Try again; if it stays, ask your administrator.'],
  'not-trusted': ['This page may not do that', 'Use the toolbar button.'],
  'no-widget-here': ['This page cannot show the widget', 'Use the toolbar button.'],
  'presence-not-kept': [
    'Amazon Connect did not take your status',
    'Choose it again; if it stays, tell your administrator.',
  ],
  'store-unreadable': [
    'What is kept here could not be read',
    'The browser’s store did not open. Calls go on; try again.',
  ],
  'store-full': [
    'It could not be kept',
    'The browser’s store is full or broken. Free some disk space and try again.',
  ],
  'no-such-record': ['That record is not here', 'It was deleted, or another browser has it.'],
  'wrap-up-not-now': ['The call is still on', 'What you wrote is kept. Submit it when the call is over.'],
  'host-lost': ['The softphone stopped', 'It is being started again.'],
  'bad-export': [
    'That file holds no interactions',
    'Take a JSON file that was exported from the interactions page.',
  ],
  'set-by-policy': ['Your organisation has set this', 'Ask your administrator to change it.'],
  'servicenow-failed': [
    'ServiceNow did not answer this',
    'What is wrong stands in the options, under ServiceNow.',
  ],
  'no-servicenow': [
    'No ServiceNow instance can be reached',
    'Enter its address in the options and allow the extension to reach it.',
  ],
  'servicenow-role': [
    'ServiceNow does not let you do that',
    'Ask your administrator for the role awa_integration_user.',
  ],
  'servicenow-refused': ['ServiceNow refused', 'Look at the work there: it may have moved on.'],
  'servicenow-nobody': [
    'ServiceNow knows nobody by that name',
    'Choose another, or transfer it in ServiceNow.',
  ],
  'bad-instance': [
    'That address is not a Connect instance',
    'Copy it from the browser while Connect is open.',
  ],
} as const satisfies Record<string, readonly [title: string, remedy: string]>;

export type ErrorCode = keyof typeof texts;
