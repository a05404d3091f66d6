import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatLine, isTrouble } from './format-line.ts';

/**
 * What takes a process's lines: its log file takes all, as they are; the terminal, where wanted, in short what a person
 * must know: warnings, errors, and what is no log line.
 */
export function writeOutput(dataDir: string, name: string, show: boolean): (line: string) => void {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, `${name}.log`), { flags: 'w' });
  return (line) => {
    file.write(`${line}\n`);
    if (show && isTrouble(line)) process.stdout.write(`${formatLine(name, line)}\n`);
  };
}
