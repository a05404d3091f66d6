import { badRequest } from './bot-api-error.ts';
import type { CallParams } from './http/read-call-params.ts';
import type { BotRecord } from './telegram-state.ts';
import type { TelegramWorld } from './telegram-world.ts';

/** One call of a Bot API method. */
export interface Call {
  world: TelegramWorld;
  bot: BotRecord;
  params: CallParams;
  /** Aborted when the caller has gone. */
  signal: AbortSignal;
}

export type BotMethod = (call: Call) => unknown;

export function textParam(call: Call, name: string): string | undefined {
  const value = call.params[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function integerParam(call: Call, name: string): number | undefined {
  const value = call.params[name];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw badRequest(`invalid ${name} specified`);
  return number;
}

export function flagParam(call: Call, name: string): boolean {
  const value = call.params[name];
  return value === true || value === 1 || (typeof value === 'string' && /^(true|1|yes)$/i.test(value));
}

/** A parameter of a structured type, given as JSON or, in forms, as JSON text. */
export function jsonParam(call: Call, name: string): unknown {
  const value = call.params[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  }
}

/** @throws BotApiError 400 where the parameter is missing or no user id. */
export function userIdParam(call: Call): number {
  const id = integerParam(call, 'user_id');
  if (id === undefined || id <= 0) throw badRequest('invalid user_id specified');
  return id;
}
