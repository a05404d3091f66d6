/** Anybody's text, escaped for Telegram's HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Titles are anybody's text, too. */
export function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}
