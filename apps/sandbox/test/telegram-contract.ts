import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { conformanceDir } from './env.ts';

interface Finding {
  sev: 'error' | 'warn' | 'info';
  code: string;
  path: string;
  msg: string;
}

interface TelegramSpec {
  methodName(name: string): string | null;
  validateReply(method: string | null, status: number, text: string, state: object): { out: Finding[] };
  validateUpdate(update: unknown, state: object): { out: Finding[] };
}

/** Checks answers and updates against the Bot API's machine-readable contract and gathers what is wrong. */
export interface TelegramContract {
  readonly findings: string[];
  checkReply(method: string, status: number, text: string): void;
  checkUpdate(update: unknown): void;
}

export async function loadTelegramContract(): Promise<TelegramContract> {
  if (conformanceDir === undefined) {
    sayOnce();
    return { findings: [], checkReply: () => {}, checkUpdate: () => {} };
  }
  const file = resolve(conformanceDir, 'lib/telegram-spec.mjs');
  const spec: TelegramSpec = await import(pathToFileURL(file).href);
  const findings: string[] = [];
  const note = (subject: string, found: Finding[]) => {
    const relevant = found.filter(({ sev, code }) => sev !== 'info' && code !== 'not_allowed_update');
    findings.push(...relevant.map(({ sev, path, msg }) => `${sev} ${subject}${path}: ${msg}`));
  };
  return {
    findings,
    checkReply: (method, status, text) =>
      note(method, spec.validateReply(spec.methodName(method), status, text, {}).out),
    checkUpdate: (update) => note('update', spec.validateUpdate(update, {}).out),
  };
}

let said = false;

function sayOnce(): void {
  if (!said) console.log('CONFORMANCE_DIR is not set: Bot API answers are not checked against the contract');
  said = true;
}
