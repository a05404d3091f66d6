import { describe, expect, test } from 'vitest';
import { locales } from '../locale.ts';
import { fillText, noticeTextProblem } from './fill-text.ts';
import { noticeTextNames, noticeTexts } from './texts.ts';

describe('filling in', () => {
  test('what is known is filled in, what depends on the unknown is left out', () => {
    const text = 'In {channel}.[[ Until {until}.]][[ For {price}.]]';
    expect(fillText(text, { channel: 'Gold', until: 'Monday' })).toBe('In Gold. Until Monday.');
    expect(fillText(text, { channel: 'Gold' })).toBe('In Gold.');
  });

  test('values are written as values and never read as text', () => {
    const write = (piece: string, of: string | null) => (of ? `<b>${piece}</b>` : piece.toUpperCase());
    expect(fillText('in {channel}!', { channel: '{until} [[x]]' }, write)).toBe('IN <b>{until} [[x]]</b>!');
  });
});

describe('our own words', () => {
  test.each(noticeTextNames.flatMap((name) => locales.map((locale) => [name, locale] as const)))(
    '%s in %s can stand',
    (name, locale) => {
      expect(noticeTextProblem(name, noticeTexts[name].words[locale])).toBeNull();
    },
  );
});

test.each([
  ['Your way in, {name}.', { kind: 'unknown', placeholders: ['name'] }],
  ['Pay soon, for {price}.', { kind: 'unknown', placeholders: ['price'] }],
  ['Pay soon.', { kind: 'missing', placeholders: ['until'] }],
  ['Pay[[ until {until}]].', { kind: 'missing', placeholders: ['until'] }],
  ['Pay until {until}[[.', { kind: 'brackets', placeholders: [] }],
  ['Pay until {until} }', { kind: 'brackets', placeholders: [] }],
  ['Pay until {until}.', null],
])('%j as the message of a failed payment', (text, problem) => {
  expect(noticeTextProblem('payment_failed', text)).toEqual(problem);
});
