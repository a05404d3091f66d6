import { expect, test } from 'vitest';
import { emptyFields, PlanForm } from './plan-fields.ts';

const channel = `chn_${'0'.repeat(26)}`;
const typed = {
  ...emptyFields([channel], 'EUR'),
  name: ' Gold ',
  highlights: 'A post a day\n\n  Questions answered ',
  prices: [{ amount: '9,50', currency: 'EUR' }],
};

test('what was typed becomes what the contract wants', () => {
  expect(PlanForm.parse(typed)).toEqual({
    name: 'Gold',
    description: '',
    highlights: ['A post a day', 'Questions answered'],
    interval: 'month',
    trialDays: 0,
    trialWithoutCard: false,
    channelIds: [channel],
    prices: [{ amountMinor: '950', currency: 'EUR' }],
  });
});

test.each([
  ['name', { name: ' ' }],
  ['channelIds', { channelIds: [] }],
  ['prices', { prices: [{ amount: '', currency: 'EUR' }] }],
  ['prices.0.amountMinor', { prices: [{ amount: 'nine', currency: 'EUR' }] }],
  ['prices', { prices: [1, 2].map(() => ({ amount: '9', currency: 'EUR' })) }],
  ['trialDays', { trialDays: 'x' }],
  ['trialDays', { trialDays: '1.5' }],
  ['stars', { stars: '0' }],
  ['stars', { stars: '5', interval: 'year' }],
  ['slug', { slug: 'Gold members' }],
])('what is wrong is told at %s', (path, changed) => {
  const result = PlanForm.safeParse({ ...typed, ...changed });
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
