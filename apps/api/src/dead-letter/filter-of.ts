import type { DeadLetterClass } from '@latchkey/contracts/jobs/dead-letter';
import type { DeadLetterFilter } from '@latchkey/db/dead-letter/list-dead-letters';

/** The filter of a call, with its moments as dates. */
export function filterOf(input: {
  job?: string | undefined;
  class?: DeadLetterClass | undefined;
  from?: string | undefined;
  until?: string | undefined;
}): DeadLetterFilter {
  return {
    job: input.job,
    class: input.class,
    from: input.from === undefined ? undefined : new Date(input.from),
    until: input.until === undefined ? undefined : new Date(input.until),
  };
}
