import { execFileSync } from 'node:child_process';

/** Resident memory of a process in MiB. */
export function residentMb(pid: number): number {
  const kib = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  return Math.round(kib / 1024);
}
