import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatLine } from './format-line.ts';

/** What takes a process's lines: always its log file, as they are; and the terminal, in short, where wanted. */
export function writeOutput(dataDir: string, name: string, show: boolean): (line: string) => void {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, `${name}.log`), { flags: 'w' });
  return (line) => {
    file.write(`${line}\n`);
    if (show) process.stdout.write(`${formatLine(name, line)}\n`);
  };
}
