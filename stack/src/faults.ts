import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './checkout.ts';

// The campaign stands on this package, so it is called as a program and not imported.
const script = join(checkout, 'e2e', 'src', 'faults', 'main.ts');
const child = spawn(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)], {
  cwd: checkout,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
if (process.connected) process.on('disconnect', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
