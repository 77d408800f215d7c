/**
 * The names by which contact flows tell what a request to be called back says: each spells them its own way, so capitals,
 * spaces, dashes and underscores do not count. Pure, and light enough for a script in the softphone's own page.
 */

export const requestNames = {
  number: ['callbacknumber', 'requestednumber', 'customernumber', 'phonenumber', 'phone', 'number'],
  mobile: ['mobilenumber', 'mobilephone', 'mobile'],
  work: ['worknumber', 'workphone', 'businessnumber', 'businessphone', 'work'],
  home: ['homenumber', 'homephone', 'home'],
  other: ['othernumber', 'alternativenumber', 'callbacknumbers'],
  name: ['customername', 'name'],
  reason: ['callbackreason', 'reasontype', 'reasonforcall', 'reasonforthecall', 'reason'],
  mode: ['callbackmode', 'dialmode', 'mode'],
  dialSeconds: ['dialseconds', 'autodialseconds', 'callbackdialseconds'],
  scheduled: ['scheduledstarttime', 'scheduledat', 'scheduledtime'],
  asked: ['requestedat', 'askedat', 'enqueuedat'],
  channel: ['sourcechannel', 'channel'],
  ivrPath: ['ivrpath'],
  timezone: ['customertimezone', 'timezone'],
  task: ['tasknumber', 'callbacktask', 'task'],
  voicemailUrl: ['voicemailurl'],
  transcript: ['voicemailtranscript'],
  voicemailSeconds: ['voicemailduration'],
  recorded: ['voicemailrecordedat'],
} as const;

export type RequestField = keyof typeof requestNames;

/** A name as names are compared. */
export const plainOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z\d]/g, '');

/** What `attributes` say under any of the field's names; empty for nothing. */
export function told(attributes: Record<string, string>, field: RequestField): string {
  const plain = new Map(Object.entries(attributes).map(([name, text]) => [plainOf(name), text.trim()]));
  const name = requestNames[field].find((one) => plain.get(one));
  return (name !== undefined && plain.get(name)) || '';
}

/** The fields that hold a number, the one that was asked for first. */
export const numberFields = ['number', 'mobile', 'work', 'home', 'other'] as const;

/** Whether they ask for a call: there is a number to call, or they say so. */
export const asksForCall = (attributes: Record<string, string>): boolean =>
  Object.keys(attributes).some((name) => plainOf(name).startsWith('callback')) ||
  numberFields.some((field) => told(attributes, field).replaceAll(/\D/g, '').length >= 5);
