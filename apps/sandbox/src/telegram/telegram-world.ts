import { EventEmitter } from 'node:events';
import type { SandboxClock } from '../clock.ts';
import type { StateSection } from '../state.ts';
import type { TelegramState } from './telegram-state.ts';

interface WorldEvents {
  /** An update is waiting for this bot. */
  update: [botId: number];
  /** The process ends: whoever waits gets its answer now. */
  close: [];
}

/** What everything in the emulated Telegram works on: its state, the clock, and signals between its parts. */
export interface TelegramWorld {
  readonly state: TelegramState;
  readonly clock: SandboxClock;
  readonly signals: EventEmitter<WorldEvents>;
  /** Pre-checkout queries that wait for their answer, by query id. They do not outlive the process. */
  readonly openPreCheckouts: Map<string, OpenPreCheckout>;
  changed(): void;
  nowMs(): number;
  nowSeconds(): number;
}

export interface OpenPreCheckout {
  botId: number;
  answer(result: { ok: true } | { ok: false; error: string }): void;
}

export function createTelegramWorld(
  section: StateSection<TelegramState>,
  clock: SandboxClock,
): TelegramWorld {
  const signals = new EventEmitter<WorldEvents>();
  signals.setMaxListeners(0);
  return {
    state: section.value,
    clock,
    signals,
    openPreCheckouts: new Map(),
    changed: () => section.changed(),
    nowMs: () => clock.now().getTime(),
    nowSeconds: () => Math.floor(clock.now().getTime() / 1000),
  };
}
