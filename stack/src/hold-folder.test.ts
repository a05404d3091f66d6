import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { FolderInUse, holdFolder } from './hold-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-hold-'));
const file = join(folder, 'running');
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test('a folder another living process holds is refused, until it is gone', async () => {
  const script = `import { holdFolder } from ${JSON.stringify(join(import.meta.dirname, 'hold-folder.ts'))};
    holdFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  await new Promise((resolve) => other.stdout.once('data', resolve));
  expect(() => holdFolder(folder)).toThrow(FolderInUse);

  other.kill('SIGKILL');
  await new Promise((resolve) => other.once('exit', resolve));
  const release = holdFolder(folder);
  expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
  release();
});

test.runIf(process.platform === 'linux')(
  'a process number that was used again is not mistaken for the holder',
  () => {
    writeFileSync(file, `${process.ppid} 1`);
    expect(() => holdFolder(folder)).not.toThrow();
  },
);
