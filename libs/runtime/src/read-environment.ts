import { z } from 'zod';

type Source = Readonly<Record<string, string | undefined>>;

/** Variables are missing or wrong; the message names all of them and never shows a value. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * Reads typed values out of `source` (an app hands in `process.env`). An empty value counts as not set.
 *
 * @throws EnvironmentError naming every missing or wrong variable and what is expected.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Source,
): z.output<z.ZodObject<Shape>> {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = z.object(shape).safeParse(filled);
  const problems = [
    ...(parsed.error?.issues.map((issue) => describe(issue, shape, filled)) ?? []),
    ...playWithRealMoney(filled),
  ];
  if (problems.length > 0 || !parsed.success) throw new EnvironmentError(message(problems));
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue, shape: z.ZodRawShape, source: Source): string {
  const name = String(issue.path[0]);
  const schema = shape[name] as z.ZodType | undefined;
  const purpose = schema?.description ?? '';
  return source[name] === undefined
    ? `${name} is missing. ${purpose}`
    : `${name} is wrong: ${issue.message}. ${purpose}`;
}

function playWithRealMoney(source: Source): string[] {
  const live = /^(sk|rk)_live_/.test(source.STRIPE_SECRET_KEY ?? '');
  const faults = source.FAULT_INJECTION !== undefined;
  return [
    ...(live && source.SANDBOX_URL !== undefined
      ? [
          'SANDBOX_URL is set although STRIPE_SECRET_KEY is a live key: the sandbox is never used with real money.',
        ]
      : []),
    ...(faults && (live || source.SANDBOX_URL === undefined)
      ? ['FAULT_INJECTION is set without SANDBOX_URL or with a live key: faults are made in a sandbox only.']
      : []),
  ];
}

function message(problems: string[]): string {
  const lines = [...new Set(problems)].map((problem) => `  - ${problem.trim()}`);
  return `The environment is not usable:\n${lines.join('\n')}\nAll variables: docs/environment.md`;
}
