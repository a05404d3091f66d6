const title = /(['"`])hard case (\d+): ((?:(?!\1)[^\\\n]|\\.)*)\1/g;

/** What the tests and groups of a file are called that bear a hard case's number, in their order, without the number. */
export function titlesIn(source: string): Map<number, string[]> {
  const titles = new Map<number, string[]>();
  for (const [, , number, name] of source.matchAll(title)) {
    const names = titles.get(Number(number)) ?? [];
    names.push((name ?? '').replaceAll(/\\(.)/g, '$1'));
    titles.set(Number(number), names);
  }
  return titles;
}
