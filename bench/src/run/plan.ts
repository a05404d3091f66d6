import { parseArgs } from 'node:util';
import { type Backend, backends } from './surrounding.ts';

const parts = ['ours', 'reference', 'peer'] as const;
type Part = (typeof parts)[number];

export interface Plan {
  backends: readonly Backend[];
  parts: ReadonlySet<Part>;
  seconds: { warmUp: number; steady: number; slow: number; flatOut: number };
  /** Delay of every outside call in the second profile. */
  slowMs: number;
  /** Senders when flat out. */
  connections: number;
  profileTo: string | undefined;
}

const usage = `Usage: npm run bench -- [options]
  --backend redis|postgres  one queue backend instead of both
  --only ours|reference|peer  one part; may be given several times
  --short                   some seconds each: shows that it runs, measures little
  --profile <folder>        CPU profiles of our and the reference's processes`;

/** What the command line asks for. Exits with the usage when it asks for something unknown. */
export function readPlan(args: readonly string[]): Plan {
  try {
    return parse(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  }
}

function parse(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      backend: { type: 'string' },
      only: { type: 'string', multiple: true },
      short: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  return {
    backends: values.backend === undefined ? backends : [oneOf(backends, values.backend)],
    parts: new Set(values.only?.map((part) => oneOf(parts, part)) ?? parts),
    seconds: values.short
      ? { warmUp: 1, steady: 2, slow: 2, flatOut: 2 }
      : { warmUp: 20, steady: 20, slow: 8, flatOut: 10 },
    slowMs: 80,
    connections: 32,
    profileTo: values.profile,
  };
}

function oneOf<T extends string>(known: readonly T[], given: string): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new Error(`"${given}" is none of ${known.join(', ')}`);
  return found;
}
