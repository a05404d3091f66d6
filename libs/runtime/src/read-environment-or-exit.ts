import type { z } from 'zod';
import { EnvironmentError, readEnvironment } from './read-environment.ts';

/** As `readEnvironment`, for an app's `env.ts`: prints what is wrong, without a stack, and exits with 1. */
export function readEnvironmentOrExit<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Shape>> {
  try {
    return readEnvironment(shape, source);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
