import { badRequest } from '../bot-api-error.ts';
import type { MessageEntity } from '../bot-api-types.ts';

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

type Simple = Exclude<
  MessageEntity['type'],
  'text_link' | 'text_mention' | 'custom_emoji' | 'date_time' | 'pre'
>;
const simpleTags: Record<string, Simple> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  'tg-spoiler': 'spoiler',
  blockquote: 'blockquote',
};
const characters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** `parse_mode: 'HTML'` (Bot API, "HTML style"). Offsets are UTF-16 units, as Telegram counts them. */
export function parseHtml(source: string): FormattedText {
  const open: { tag: string; attributes: string; offset: number }[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  for (const [, tagText, entity, plain] of source.matchAll(/<([^>]*)>|&([a-z]+|#\d+);|([^<&]+|[<&])/g)) {
    if (plain !== undefined) text += plain === '<' ? unclosed() : plain;
    else if (entity !== undefined) text += characterOf(entity);
    else if (tagText?.startsWith('/')) {
      const start = open.pop();
      const tag = tagText.slice(1).trim().toLowerCase();
      if (start?.tag !== tag)
        throw cannotParse(`Unmatched end tag, expected "</${start?.tag ?? ''}>", found "</${tag}>"`);
      entities.push(...entityOf(start.tag, start.attributes, start.offset, text.length - start.offset));
    } else {
      const [, tag = '', attributes = ''] = /^([a-z-]+)\s*(.*)$/is.exec(tagText ?? '') ?? [];
      open.push({ tag: tag.toLowerCase(), attributes, offset: text.length });
      if (!isKnownTag(tag.toLowerCase())) throw cannotParse(`Unsupported start tag "${tag}"`);
    }
  }
  const left = open.pop();
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function isKnownTag(tag: string): boolean {
  return tag in simpleTags || ['a', 'pre', 'span', 'tg-emoji', 'tg-time'].includes(tag);
}

function entityOf(tag: string, attributes: string, offset: number, length: number): MessageEntity[] {
  if (length === 0) return [];
  if (tag === 'pre') return [{ type: 'pre', offset, length }];
  const type = tag === 'span' ? 'spoiler' : simpleTags[tag];
  if (type) return [{ type, offset, length }];
  const url = /href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  const target = (url?.[1] ?? url?.[2])?.replaceAll('&amp;', '&');
  return target ? [{ type: 'text_link', offset, length, url: target }] : [];
}

function characterOf(name: string): string {
  if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
  return characters[name] ?? `&${name};`;
}

function unclosed(): never {
  throw cannotParse('Unclosed start tag');
}

const cannotParse = (reason: string) => badRequest(`can't parse entities: ${reason}`);
