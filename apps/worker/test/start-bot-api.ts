import { type Answer, startAnswerServer } from './answer-server.ts';

interface BotCall {
  token: string;
  method: string;
  payload: Record<string, unknown>;
}

/** The Bot API over HTTP, as far as a test has said what it answers; `true` to everything else. */
export interface TestBotApi {
  url: string;
  calls: BotCall[];
  methods(): string[];
  /** The next answers to a method, in this order; the last one stays. */
  answer(method: string, ...answers: (Answer | ((call: BotCall) => Answer | Promise<Answer>))[]): void;
  forget(): void;
  close(): Promise<void>;
}

export async function startBotApi(): Promise<TestBotApi> {
  const calls: BotCall[] = [];
  const answers = new Map<string, (Answer | ((call: BotCall) => Answer | Promise<Answer>))[]>();

  const server = await startAnswerServer(({ path, body }) => {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    const call = { token, method, payload: JSON.parse(body || '{}') };
    calls.push(call);
    const planned = answers.get(method) ?? [];
    const next = planned.length > 1 ? planned.shift() : planned[0];
    return typeof next === 'function' ? next(call) : (next ?? taken(true));
  });

  return {
    ...server,
    calls,
    methods: () => calls.map(({ method }) => method),
    answer: (method, ...planned) => void answers.set(method, planned),
    forget: () => {
      calls.length = 0;
      answers.clear();
    },
  };
}

/** Telegram has done it. */
export function taken(result: unknown): Answer {
  return { body: { ok: true, result } };
}

/** Telegram refuses, in the words of its server. */
export function refusal(code: number, description: string, parameters?: Record<string, number>): Answer {
  return {
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
  };
}
