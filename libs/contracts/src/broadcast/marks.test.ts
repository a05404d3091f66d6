import { describe, expect, test } from 'vitest';
import { Content, textOf } from './content.ts';
import { parseMarks, writeMarks } from './marks.ts';

describe('a message as it is typed', () => {
  test.each([
    ['plain words', [{ text: 'plain words' }]],
    [
      '**bold** and _italic_',
      [{ text: 'bold', bold: true }, { text: ' and ' }, { text: 'italic', italic: true }],
    ],
    ['**_both_**', [{ text: 'both', bold: true, italic: true }]],
    [
      'see [our **page**](https://example.com/a)!',
      [
        { text: 'see ' },
        { text: 'our ', url: 'https://example.com/a' },
        { text: 'page', url: 'https://example.com/a', bold: true },
        { text: '!' },
      ],
    ],
    ['two\r\nlines', [{ text: 'two\nlines' }]],
    ['snake_case_name and 2 * 3 ** 4', [{ text: 'snake_case_name and 2 * 3 ** 4' }]],
    ['\\*\\*not bold\\*\\*', [{ text: '**not bold**' }]],
    ['[no link](javascript:alert(1)) **open', [{ text: '[no link](javascript:alert(1)) **open' }]],
    ['[x](http://example.com)', [{ text: '[x](http://example.com)' }]],
    ['a < b & "c"', [{ text: 'a < b & "c"' }]],
  ])('%s', (typed, spans) => {
    expect(parseMarks(typed)).toEqual(spans);
    expect(parseMarks(writeMarks(spans))).toEqual(spans);
  });

  test('of many marks that do not end is read in no time', () => {
    const begun = Date.now();
    parseMarks('**[_'.repeat(1_000));
    expect(Date.now() - begun).toBeLessThan(1_000);
  });
});

describe('what a message may hold', () => {
  test('4096 characters of words, whatever they look like; not one more, and not none', () => {
    const full = { text: 'é'.repeat(4_095), bold: true };
    expect(Content.safeParse([full, { text: '!' }]).success).toBe(true);
    expect(Content.safeParse([full, { text: '!!' }]).success).toBe(false);
    expect(Content.safeParse([{ text: ' \n ' }]).success).toBe(false);
    expect(Content.safeParse([]).success).toBe(false);
    expect(textOf([full, { text: '!' }])).toHaveLength(4_096);
  });

  test('links that lead somewhere by https, and as much formatting as Telegram shows', () => {
    expect(Content.safeParse([{ text: 'x', url: 'https://example.com' }]).success).toBe(true);
    expect(Content.safeParse([{ text: 'x', url: 'http://example.com' }]).success).toBe(false);
    expect(Content.safeParse([{ text: 'x', url: 'tg://user?id=1' }]).success).toBe(false);
    const formatted = (count: number) => Array.from({ length: count }, () => ({ text: 'x', bold: true }));
    expect(Content.safeParse(formatted(100)).success).toBe(true);
    expect(Content.safeParse(formatted(101)).success).toBe(false);
  });
});
