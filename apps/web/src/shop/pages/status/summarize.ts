import type { PartStatus } from '@latchkey/contracts/procedures/system';
import type { errorCodeOf } from '../../../api/error-code-of.ts';

type PartName = PartStatus['name'];

/** The state of the whole stack: which message says it, and of which parts. */
export interface Summary {
  message: 'unreachable' | 'failing' | 'looking' | 'down' | 'degraded' | 'unknown' | 'allWell';
  parts: readonly PartName[];
}

export function summarize(
  parts: readonly PartStatus[] | undefined,
  error: ReturnType<typeof errorCodeOf> | undefined,
): Summary {
  if (error !== undefined) return { message: error === 'unreachable' ? 'unreachable' : 'failing', parts: [] };
  if (parts === undefined) return { message: 'looking', parts: [] };
  const names = (state: PartStatus['state']) =>
    parts.filter((part) => part.state === state).map(({ name }) => name);
  // Without a sandbox nothing is missing.
  const unknown = names('unknown').filter((name) => name !== 'sandbox');
  for (const [message, of] of [
    ['down', names('down')],
    ['degraded', names('degraded')],
    ['unknown', unknown],
  ] as const) {
    if (of.length > 0) return { message, parts: of };
  }
  return { message: 'allWell', parts: [] };
}
