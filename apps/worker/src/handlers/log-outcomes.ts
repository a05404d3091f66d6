import { type JobName, jobNames } from '@latchkey/contracts/jobs/catalogue';
import type { Handler, Handlers } from '@latchkey/queue/handlers';

/** Has every job write a line of how it ended, so that a payment can be followed by its correlation id. */
export function logOutcomes(handlers: Handlers): Handlers {
  const logged: Partial<Record<JobName, Handler<JobName>>> = {};
  for (const name of jobNames) logged[name] = withLine(handlers[name] as Handler<JobName>);
  return logged as Handlers;
}

function withLine(handle: Handler<JobName>): Handler<JobName> {
  return async (payload, context) => {
    const startedAt = performance.now();
    const outcome = await handle(payload, context);
    context.logger.info({ outcome, ms: Math.round(performance.now() - startedAt) }, 'job ended');
    return outcome;
  };
}
