import { badRequest } from '../bot-api-error.ts';
import type { MessageEntity } from '../bot-api-types.ts';
import { type Call, jsonParam, textParam } from '../call.ts';
import { findEntities } from './find-entities.ts';
import { type FormattedText, parseHtml } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';

const longestText = 4096;

/** `text` with `parse_mode` or `entities` applied and what Telegram finds by itself. */
export function readMessageText(call: Call): FormattedText {
  const formatted = trim(parse(call, textParam(call, 'text') ?? ''));
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > longestText) throw badRequest('message is too long');
  const entities = [...formatted.entities, ...findEntities(formatted.text, formatted.entities)];
  return { text: formatted.text, entities: entities.sort((a, b) => a.offset - b.offset) };
}

function parse(call: Call, text: string): FormattedText {
  const mode = textParam(call, 'parse_mode')?.toLowerCase();
  if (!mode) return { text, entities: (jsonParam(call, 'entities') as MessageEntity[] | undefined) ?? [] };
  if (mode === 'html') return parseHtml(text);
  if (mode === 'markdownv2' || mode === 'markdown') return parseMarkdown(text);
  throw badRequest('unsupported parse_mode');
}

function trim({ text, entities }: FormattedText): FormattedText {
  const cut = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = entities.map((each) => {
    const offset = Math.max(each.offset - cut, 0);
    const end = Math.min(each.offset + each.length - cut, trimmed.length);
    return { ...each, offset, length: end - offset };
  });
  return { text: trimmed, entities: moved.filter((each) => each.length > 0) };
}
