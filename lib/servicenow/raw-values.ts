/**
 * Every value that no ServiceNow text confirms (marked U in the reference), in one place. An instance of one's own tells them
 * in `sys_dictionary` and `sys_choice`; change them here and the simulator follows. Pure.
 */

/** `interaction.state` by our names of them; `work_in_progress` and `wrap_up` are not confirmed. */
export const stateValues = {
  new: 'new',
  on_hold: 'on_hold',
  work_in_progress: 'work_in_progress',
  wrap_up: 'wrap_up',
  closed_complete: 'closed_complete',
  closed_abandoned: 'closed_abandoned',
} as const;

export const interactionStates = {
  [stateValues.new]: 'New',
  [stateValues.on_hold]: 'On Hold',
  [stateValues.work_in_progress]: 'Work In Progress',
  [stateValues.wrap_up]: 'Wrap Up',
  [stateValues.closed_complete]: 'Closed Complete',
  [stateValues.closed_abandoned]: 'Closed Abandoned',
} as const;

/** `interaction.type` of what the platform brings; no text names one for tasks. */
export const interactionTypes = {
  phone: 'phone',
  chat: 'chat',
  email: 'email',
  task: 'task',
  case: 'case',
} as const;

export const interactionTypeChoices = {
  [interactionTypes.phone]: 'Phone',
  [interactionTypes.chat]: 'Chat',
  [interactionTypes.email]: 'Email',
  [interactionTypes.task]: 'Task',
  [interactionTypes.case]: 'Case',
} as const;

/**
 * Actions of OpenFrame's controls beyond `mute`, `getSearchTarget`, `logout` and `outboundCallInitiated`, which are published.
 * `hold` and `endCall` are published as capabilities, as `mute` is, whose action bears the same name.
 */
export const controlActions = { hold: 'hold', endCall: 'endCall', digits: 'dtmf' } as const;

/** `awa_work_item.state`; only `accepted` and `queued` were seen. */
export const workStates = {
  queued: 'queued',
  offered: 'pending_accept',
  accepted: 'accepted',
  canceled: 'canceled',
} as const;

export const workItemStates = {
  [workStates.queued]: 'Queued',
  [workStates.offered]: 'Pending Accept',
  [workStates.accepted]: 'Accepted',
  [workStates.canceled]: 'Canceled',
} as const;

/** Columns of `awa_work_item` whose names are inferred from their labels; an instance without them is asked in vain. */
export const workItemColumns = {
  allowedToDecline: 'allowed_to_decline',
  offeredOn: 'offered_on',
  expiresOn: 'expires_on',
} as const;

/** Column of `awa_work_item` that tells a consult from other work; the offer API names it as a parameter. */
export const consultColumn = 'transfer_type';

/** `sys_cs_callback.state`, confirmed; the reasons' raw values are not, but for `product_issue`. */
export const callbackStates = {
  '1': 'Open',
  '2': 'Work in Progress',
  '3': 'Closed Complete',
  '4': 'Closed Abandoned',
  '7': 'Cancelled',
} as const;

export const callbackReasons = {
  customer_survey: 'Customer Survey',
  sales_discovery: 'Sales Discovery',
  product_feedback: 'Product Feedback',
  customer_relationship_building: 'Customer Relationship Building',
  product_issue: 'Product Issue',
  order_issue: 'Order Issue',
  billing_issue: 'Billing Issue',
  other_issue: 'Other issue',
} as const;

/** Columns of `interaction` whose names are inferred from their labels or from REST properties. */
export const interactionColumns = {
  clientSessionId: 'client_session_id',
  inboundId: 'inbound_id',
  wrapUpDuration: 'wrap_up_duration',
  systemWrapUp: 'system_wrap_up',
  callback: 'callback',
  /** Reported by a public integration; whether it takes an interaction is not said anywhere. */
  parent: 'parent',
} as const;

/** Columns of `sn_openframe_phone_log` beyond those that are published. */
export const phoneLogColumns = {
  endTime: 'end_time',
  duration: 'duration',
  callType: 'call_type',
  recordingUrl: 'recording_url',
} as const;

/** By which column wrap-up codes stand in their order. */
export const wrapUpCodeOrder = 'order';

/** Where the product keeps skills: named by nobody's reference, and by many who read it. `skill_admin` may add to it. */
export const skillTable = 'cmn_skill';

/** What a `POST` does with a `sys_id` of the sender's; the Table API's page says nothing of it. */
export const keepsGivenSysId = true;

/** What the database says of a second record with the same key. */
export const uniqueViolation = 'Unique Key violation detected by database';

/** The presence of the reference's "Missed call" page; its record's name is not published. */
export const missedCallPresence = 'Missed Call';

/** How the product writes a span in a duration column: a time of day of the first day there was. */
export const durationText = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
