/** At most `length` characters, so that names chosen by others cannot push a text over Telegram's limits. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
