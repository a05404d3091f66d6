import { badRequest } from '../bot-api-error.ts';
import type { MessageEntity } from '../bot-api-types.ts';
import type { FormattedText } from './parse-html.ts';

const marks = {
  '||': 'spoiler',
  __: 'underline',
  '*': 'bold',
  _: 'italic',
  '~': 'strikethrough',
  '`': 'code',
} as const;
type Mark = keyof typeof marks;
const token =
  /\\([\s\S])|```([\s\S]*?)```|\[((?:\\.|[^\]\\])*)\]\(((?:\\.|[^)\\])*)\)|(\|\||__|[*_~`])|([>#+\-=|{}.!()[\]])|([^\\*_~`[\]()>#+\-=|{}.!]+)/g;

/** `parse_mode: 'MarkdownV2'` (Bot API, "MarkdownV2 style"), without block quotes and custom emoji. */
export function parseMarkdown(source: string): FormattedText {
  const open: { mark: Mark; offset: number }[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  for (const [, escaped, pre, linkText, url, mark, reserved, plain] of source.matchAll(token)) {
    const offset = text.length;
    if (reserved !== undefined)
      throw cannotParse(`Character '${reserved}' is reserved and must be escaped with the preceding '\\'`);
    if (pre !== undefined) {
      text += pre;
      entities.push({ type: 'pre', offset, length: pre.length });
    } else if (linkText !== undefined && url !== undefined) {
      const inner = parseMarkdown(linkText);
      text += inner.text;
      entities.push({
        type: 'text_link',
        offset,
        length: inner.text.length,
        url: url.replace(/\\(.)/g, '$1'),
      });
      entities.push(...inner.entities.map((each) => ({ ...each, offset: each.offset + offset })));
    } else if (mark !== undefined) toggle(mark as Mark, offset, open, entities);
    else text += escaped ?? plain ?? '';
  }
  const left = open.pop();
  if (left) throw cannotParse(`Can't find end of ${marks[left.mark]} entity at byte offset ${left.offset}`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function toggle(
  mark: Mark,
  offset: number,
  open: { mark: Mark; offset: number }[],
  entities: MessageEntity[],
): void {
  const start = open.at(-1);
  if (start?.mark !== mark) {
    open.push({ mark, offset });
    return;
  }
  open.pop();
  if (offset > start.offset)
    entities.push({ type: marks[mark], offset: start.offset, length: offset - start.offset });
}

const cannotParse = (reason: string) => badRequest(`can't parse entities: ${reason}`);
