/** How long Telegram finds a text in HTML: after its tags and entities are parsed, in UTF-16 units. */
export function visibleLength(html: string): number {
  return html.replace(/<[^>]+>/g, '').replace(/&(lt|gt|amp|quot);/g, '.').length;
}
