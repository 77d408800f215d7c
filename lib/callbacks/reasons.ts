/** Reasons for a callback, as seed 004 has them (CF-33..CF-35). Labels are ServiceNow's; raw values follow its one known, `product_issue`. */

export type ReasonGroup = 'sales' | 'service';

export interface Reason {
  value: string;
  label: string;
  group: ReasonGroup;
}

export const reasons: readonly Reason[] = [
  { value: 'customer_survey', label: 'Customer Survey', group: 'sales' },
  { value: 'sales_discovery', label: 'Sales Discovery', group: 'sales' },
  { value: 'product_feedback', label: 'Product Feedback', group: 'sales' },
  { value: 'customer_relationship_building', label: 'Customer Relationship Building', group: 'sales' },
  { value: 'product_issue', label: 'Product Issue', group: 'service' },
  { value: 'order_issue', label: 'Order Issue', group: 'service' },
  { value: 'billing_issue', label: 'Billing Issue', group: 'service' },
  { value: 'other_issue', label: 'Other issue', group: 'service' },
];

/** Those that an organisation offers. */
export const reasonsOf = (offered: ReasonGroup | 'both'): readonly Reason[] =>
  reasons.filter(({ group }) => offered === 'both' || group === offered);

/** What people read for a raw value; a value that is not ours is its own label. */
export const reasonLabel = (value: string): string =>
  reasons.find((reason) => reason.value === value)?.label ?? value;

/** The raw value of what a request says, which may be a label or a value in any case; unknown words stay as they are. */
export function reasonValue(text: string): string {
  const plain = (words: string) =>
    words
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, '_');
  const known = reasons.find(({ value, label }) => value === plain(text) || plain(label) === plain(text));
  return known?.value ?? text.trim();
}

export const groupOf = (value: string): ReasonGroup | null =>
  reasons.find((reason) => reason.value === value)?.group ?? null;
