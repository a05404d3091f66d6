import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { checkout } from './checkout.ts';

export interface ProgramResult {
  code: number;
  output: string;
}

/** Runs a program of this project's packages (biome, turbo, vitest, …) in the checkout and returns what it said. */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  // The second holds the pnpm that run.mjs has found, where none is installed.
  const folders = ['.bin', '.latchkey-bin'].map((name) => join(checkout, 'node_modules', name));
  const path = [...folders, process.env.PATH ?? ''].join(delimiter);
  const child = spawn(program, args, {
    cwd: checkout,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
