import { describe, expect, it } from 'vitest';
import { createRejections } from '../../../lib/amazon-connect/rejections.ts';
import { at, contact } from '../../fakes/connect-snapshots.ts';

const ringing = (second: number) => contact({ state: { type: 'connecting', timestamp: at(second) } });
const over = (second: number) => contact({ state: { type: 'missed', timestamp: at(second) } });

describe('[AC-19][AC-21] a contact that we rejected', () => {
  it.each([
    ['still rings while the reject is on its way', [[ringing(0)]], true],
    ['is over', [[over(1)]], true],
    ['is over in each later snapshot', [[over(1)], [over(1)]], true],
    ['is gone', [[over(1)], []], false],
    ['is offered again', [[over(1)], [ringing(2)]], false],
    ['is offered again in the snapshot after the reject', [[ringing(2)]], false],
    ['is missed after it was offered again unseen', [[over(1)], [over(22)]], false],
  ])('%s', (_, snapshots, isRejected) => {
    const rejections = createRejections();
    rejections.asked(ringing(0));
    for (const contacts of snapshots) rejections.follow(contacts);
    expect(rejections.ids().has('contact')).toBe(isRejected);
  });

  it('is none when Connect refuses the reject', () => {
    const rejections = createRejections();
    rejections.asked(ringing(0));
    rejections.withdrawn('contact');
    expect(rejections.ids().size).toBe(0);
  });
});
