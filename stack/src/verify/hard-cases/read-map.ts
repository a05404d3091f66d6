export interface MappedCase {
  /** The names of its tests as the map has them, by file. */
  files: Map<string, string>;
  /** It says that there is no test yet. */
  open: boolean;
}

/** Reads `docs/hard-cases.md`: a heading `## N. …` a case, below it a line a file: `file`: name; name. */
export function readMap(text: string): { cases: Map<number, MappedCase>; problems: string[] } {
  const cases = new Map<number, MappedCase>();
  const problems: string[] = [];
  let current: { number: number; of: MappedCase } | undefined;
  for (const line of text.split('\n')) {
    const number = Number(/^## (\d+)\. /.exec(line)?.[1] ?? 0);
    if (number > 0) {
      if (cases.has(number)) problems.push(`case ${number} is there twice`);
      current = { number, of: { files: new Map(), open: false } };
      cases.set(number, current.of);
    } else if (line.startsWith('- ') && current) {
      const [, file, names] = /^- `([^`]+)`: (.+)$/.exec(line) ?? [];
      if (file && names) current.of.files.set(file, names);
      else if (line.startsWith('- no test yet: ')) current.of.open = true;
      else problems.push(`case ${current.number}: "${line}" is no line of the map`);
    }
  }
  return { cases, problems };
}
