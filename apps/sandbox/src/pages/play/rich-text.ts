import type { Message, MessageEntity } from '../../telegram/bot-api-types.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import type { Play } from './play-page.ts';
import { renderLinkTarget } from './telegram-links.ts';

/** A message's text with its entities, which may be nested. */
export function renderRichText(play: Play, message: Message): HtmlValue {
  const text = message.text ?? '(a kind of message this page does not show)';
  return renderRange(play, text, message.entities ?? [], 0, text.length);
}

function renderRange(
  play: Play,
  text: string,
  entities: readonly MessageEntity[],
  from: number,
  to: number,
): HtmlValue {
  const pieces: HtmlValue[] = [];
  let at = from;
  for (const [index, entity] of entities.entries()) {
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= at) continue;
    pieces.push(text.slice(at, entity.offset));
    const inner = entities.slice(index + 1).filter((each) => each.offset < end);
    pieces.push(
      wrap(play, entity, renderRange(play, text, inner, entity.offset, end), text.slice(entity.offset, end)),
    );
    at = end;
  }
  return [...pieces, text.slice(at, to)];
}

function wrap(play: Play, entity: MessageEntity, inner: HtmlValue, plain: string): Html {
  switch (entity.type) {
    case 'bold':
      return html`<b>${inner}</b>`;
    case 'italic':
      return html`<i>${inner}</i>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strikethrough':
      return html`<s>${inner}</s>`;
    case 'code':
    case 'pre':
      return html`<code>${inner}</code>`;
    case 'blockquote':
    case 'expandable_blockquote':
      return html`<q>${inner}</q>`;
    case 'text_link':
      return renderLinkTarget(play, entity.url, inner);
    case 'url':
      return renderLinkTarget(play, plain, inner);
    default:
      return html`<span>${inner}</span>`;
  }
}
