import { readLine, type SaidLine } from './read-line.ts';

/** Lines that name the same person and plan as one before them, by their place. Pure. */
export function findRepeats(lines: readonly SaidLine[]): Set<number> {
  const seen = new Set<string>();
  const repeats = new Set<number>();
  for (const [index, said] of lines.entries()) {
    const read = readLine(said);
    if (typeof read === 'string') continue;
    const names = [
      read.telegramId === null ? null : `id:${read.telegramId}`,
      read.username && `@${read.username.toLowerCase()}`,
      read.email?.toLowerCase() ?? null,
    ].filter((name): name is string => Boolean(name));
    const keys = names.map((name) => `${name}\n${read.plan.toLowerCase()}`);
    if (keys.some((key) => seen.has(key))) repeats.add(index);
    for (const key of keys) seen.add(key);
  }
  return repeats;
}
