import { expect, it, test } from 'vitest';
import { reasonLabel, reasonsOf, reasonValue } from '../../../lib/callbacks/reasons.ts';
import {
  callbackRuleFaults,
  defaultCallbackRules,
  isCallbackWriter,
  modeOf,
} from '../../../lib/callbacks/rules.ts';

it('[CF-34][CF-35][CF-41] sales and service have exactly the reasons of the seed', () => {
  expect(reasonsOf('sales').map(({ label }) => label)).toEqual([
    ...['Customer Survey', 'Sales Discovery', 'Product Feedback', 'Customer Relationship Building'],
  ]);
  expect(reasonsOf('service').map(({ label }) => label)).toEqual([
    ...['Product Issue', 'Order Issue', 'Billing Issue', 'Other issue'],
  ]);
  expect(reasonsOf('both')).toHaveLength(8);
});

test.each([
  ['Product Issue', 'product_issue'],
  ['product_issue', 'product_issue'],
  ['BILLING-ISSUE', 'billing_issue'],
  [' other issue ', 'other_issue'],
  ['Leaking tap', 'Leaking tap'],
  ['', ''],
])('[CF-33] a request that says "%s" has the reason "%s"', (text, value) => {
  expect(reasonValue(text)).toBe(value);
  if (text) expect(reasonLabel(value)).not.toBe('');
});

test.each([
  ['callback_writer', true],
  ['callbackwriter', true],
  ['sn_omni_callback.callback_writer', true],
  ['SN_Omni_Callback.CallbackWriter', true],
  ['callback_reader', false],
  ['not_a_callback_writer', false],
  ['x.callback_writer', false],
])('[CF-32] the role %s may edit callbacks: %s', (role, may) => {
  expect(isCallbackWriter([role])).toBe(may);
});

it('[CB-09][CB-20] each queue may have its own mode, and others the one that is set', () => {
  const rules = { ...defaultCallbackRules, callbackQueueModes: { Billing: 'automatic' as const } };
  expect([modeOf(rules, 'Billing'), modeOf(rules, 'Returns'), modeOf(rules, null)]).toEqual([
    ...['automatic', 'manual', 'manual'],
  ]);
  expect(modeOf(rules, 'constructor')).toBe('manual');
});

test.each(Object.keys(defaultCallbackRules) as (keyof typeof defaultCallbackRules)[])(
  '%s: the default may stand and nonsense may not',
  (name) => {
    expect(callbackRuleFaults[name](defaultCallbackRules[name])).toBeNull();
    for (const nonsense of [null, -1, 'soon', { a: 1 }, [1]])
      expect(callbackRuleFaults[name](nonsense)).toMatch(/^(is|holds) /);
  },
);
