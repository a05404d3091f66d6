/** What both emulators count, and how they have been told to behave. */
export interface EmulatorState {
  /** Every answer comes this much later. */
  delayMs: number;
  /** Refuse messages above Telegram's pace with 429. */
  paceMessages: boolean;
  /** Calls by method or route. */
  calls: Map<string, number>;
  /** Messages taken, by chat: how many, and when the first came (wall time). */
  messages: Map<number, { count: number; firstAt: number }>;
}

export interface EmulatorReport {
  calls: Record<string, number>;
  messages: [chatId: number, count: number, firstAt: number][];
}

export function createState(): EmulatorState {
  return { delayMs: 0, paceMessages: false, calls: new Map(), messages: new Map() };
}

export function count(state: EmulatorState, call: string): void {
  state.calls.set(call, (state.calls.get(call) ?? 0) + 1);
}

export function reset(
  state: EmulatorState,
  behaviour: Pick<EmulatorState, 'delayMs' | 'paceMessages'>,
): void {
  Object.assign(state, behaviour);
  state.calls.clear();
  state.messages.clear();
}

export function report(state: EmulatorState): EmulatorReport {
  return {
    calls: Object.fromEntries(state.calls),
    messages: [...state.messages].map(([chatId, { count: taken, firstAt }]) => [chatId, taken, firstAt]),
  };
}
