import { type Answer, type Asked, startAnswerServer } from './answer-server.ts';

/** Stripe over HTTP: objects by path; what is not there is missing, as Stripe says it. */
export interface TestStripe {
  url: string;
  asked: Asked[];
  /** `/v1/subscriptions/sub_1` → its object, or another answer. */
  routes: Map<string, (asked: Asked) => Answer | Promise<Answer>>;
  close(): Promise<void>;
}

export async function startStripe(): Promise<TestStripe> {
  const asked: Asked[] = [];
  const routes: TestStripe['routes'] = new Map();
  const server = await startAnswerServer((request) => {
    asked.push(request);
    const path = request.path.split('?')[0] ?? '';
    return routes.get(path)?.(request) ?? stripeRefusal(404, 'resource_missing');
  });
  return { ...server, asked, routes };
}

export function stripeRefusal(status: number, code: string, headers: Record<string, string> = {}): Answer {
  const error = { type: 'invalid_request_error', code, message: 'no' };
  return { status, headers, body: { error } };
}
