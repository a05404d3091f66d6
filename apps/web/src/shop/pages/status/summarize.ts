import type { PartStatus } from '@latchkey/contracts/procedures/system';
import type { errorCodeOf } from '../../../api/error-code-of.ts';

/** The state of the whole stack in one sentence. */
export function summarize(
  parts: readonly PartStatus[] | undefined,
  error: ReturnType<typeof errorCodeOf> | undefined,
): string {
  if (error === 'unreachable') return 'The api does not answer';
  if (error !== undefined) return 'The api answers with an error';
  if (parts === undefined) return 'Looking at the stack…';
  const names = (state: PartStatus['state']) => parts.filter((part) => part.state === state);
  const down = names('down');
  if (down.length > 0) return `${list(down)} ${down.length === 1 ? 'is' : 'are'} down`;
  const degraded = names('degraded');
  if (degraded.length > 0) return `Working, with ${list(degraded).toLowerCase()} degraded`;
  // Without a sandbox nothing is missing.
  const unknown = names('unknown').filter(({ name }) => name !== 'sandbox');
  if (unknown.length > 0) return `Nothing heard of ${list(unknown).toLowerCase()} yet`;
  return 'Everything works';
}

function list(parts: readonly PartStatus[]): string {
  const text = new Intl.ListFormat('en').format(parts.map(({ name }) => name));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
