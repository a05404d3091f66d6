/** A timestamp as a raw statement gives it, for JSON. */
export function instant(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
