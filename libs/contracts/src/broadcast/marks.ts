import { type ContentSpan, ContentUrl } from './content.ts';

/**
 * A message as it is typed: `**bold**`, `_italic_`, `[words](https://…)`, and a backslash before a mark that is meant as
 * itself. What does not end, or leads nowhere, stays as it was typed.
 */
export function parseMarks(typed: string): ContentSpan[] {
  return joined(read(typed.replaceAll('\r\n', '\n'), {}));
}

/** The same message as it would be typed. `parseMarks(writeMarks(spans))` gives the spans again. */
export function writeMarks(spans: readonly ContentSpan[]): string {
  return spans.map(typedSpan).join('');
}

type Looks = Omit<ContentSpan, 'text'>;

function read(typed: string, looks: Looks): ContentSpan[] {
  const spans: ContentSpan[] = [];
  let rest = typed;
  let plain = '';
  const flush = () => {
    if (plain !== '') spans.push({ ...looks, text: plain });
    plain = '';
  };
  while (rest !== '') {
    const mark = markAt(rest, looks, plain);
    if (mark) {
      flush();
      spans.push(...read(mark.inside, { ...looks, ...mark.looks }));
      rest = rest.slice(mark.length);
    } else {
      const escaped = /^\\[\\*_[\]]/.test(rest);
      plain += escaped ? rest.charAt(1) : rest.charAt(0);
      rest = rest.slice(escaped ? 2 : 1);
    }
  }
  flush();
  return spans;
}

interface Mark {
  inside: string;
  looks: Looks;
  length: number;
}

const inside = '((?:\\\\[\\s\\S]|[^\\\\])+?)';
const bold = new RegExp(`^\\*\\*(?=\\S)${inside}\\*\\*`);
const italic = new RegExp(`^_(?=[^\\s_])${inside}_(?![\\p{L}\\p{N}])`, 'u');
const link = new RegExp(`^\\[${inside}\\]\\((https://[^\\s()]+)\\)`);

/** The mark at the beginning of what is left; an underscore within a word is none. */
function markAt(rest: string, looks: Looks, before: string): Mark | null {
  const found = (looks.bold ? null : bold.exec(rest)) ?? null;
  if (found) return { inside: found[1] as string, looks: { bold: true }, length: found[0].length };
  const slanted = looks.italic || /[\p{L}\p{N}]$/u.test(before) ? null : italic.exec(rest);
  if (slanted) return { inside: slanted[1] as string, looks: { italic: true }, length: slanted[0].length };
  const linked = looks.url ? null : link.exec(rest);
  const url = linked && ContentUrl.safeParse(linked[2]).data;
  if (!linked || !url) return null;
  return { inside: linked[1] as string, looks: { url }, length: linked[0].length };
}

/** Neighbours that look the same are one piece. */
function joined(spans: readonly ContentSpan[]): ContentSpan[] {
  const all: ContentSpan[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const same = last && last.bold === span.bold && last.italic === span.italic && last.url === span.url;
    if (same) all[all.length - 1] = { ...last, text: last.text + span.text };
    else all.push(span);
  }
  return all;
}

function typedSpan({ text, bold: isBold, italic: isItalic, url }: ContentSpan): string {
  const escaped = text.replaceAll(/[\\*_[\]]/g, '\\$&');
  const strong = marked(isItalic ? '_' : '', escaped);
  const whole = marked(isBold ? '**' : '', strong);
  return url ? `[${whole}](${url})` : whole;
}

/** Spaces at the ends stand outside: a mark begins and ends at a word. */
function marked(mark: string, typed: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(typed) ?? [];
  return words === '' ? typed : `${before}${mark}${words}${mark}${after}`;
}
