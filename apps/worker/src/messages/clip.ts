/** A text cut to so many characters, as Telegram counts them; what was left out shows as an ellipsis. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
