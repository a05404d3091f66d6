/** Titles are anybody's text: escaped for Telegram's HTML. */
export function bold(text: string): string {
  return `<b>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</b>`;
}
