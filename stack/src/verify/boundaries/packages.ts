/** Which of our packages each package may import. Tests included; what is not listed here may not be imported. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'libs/contracts': [],
  'libs/db': ['contracts'],
  'libs/queue': ['contracts', 'db'],
  'libs/billing': ['contracts'],
  'libs/access': ['contracts', 'db'],
  'libs/mail': ['contracts'],
  'libs/runtime': ['contracts'],
  'libs/client': ['contracts'],
  'apps/api': ['contracts', 'db', 'queue', 'billing', 'access', 'mail', 'runtime'],
  'apps/worker': ['contracts', 'db', 'queue', 'billing', 'access', 'mail', 'runtime'],
  'apps/bot': ['contracts', 'runtime'],
  'apps/web': ['contracts', 'runtime'],
  'apps/sandbox': ['contracts', 'runtime'],
  stack: ['contracts', 'db', 'queue', 'billing', 'access', 'runtime'],
  e2e: ['contracts', 'db', 'queue', 'billing', 'access', 'runtime', 'stack', 'web'],
  bench: ['contracts', 'db', 'queue', 'billing', 'access', 'runtime', 'stack'],
};

/** The only thing that may be imported of the api, as a type, and who may. */
export const apiTypes = {
  specifier: '@latchkey/api/router',
  for: ['apps/bot', 'apps/web', 'libs/client', 'e2e'],
};

interface Home {
  packages: readonly string[];
  /** Where it is at home. */
  in: readonly string[];
  /** Where only its types may be used, and anything in tests. */
  typesOrTests?: readonly string[];
}

/** Packages with a home: exchanging one touches one of our packages. */
export const homes: readonly Home[] = [
  { packages: ['drizzle-orm', 'drizzle-kit', 'postgres'], in: ['libs/db', 'stack', 'e2e', 'bench'] },
  { packages: ['stripe'], in: ['libs/billing', 'stack', 'e2e', 'bench'], typesOrTests: ['apps/sandbox'] },
  { packages: ['nodemailer'], in: ['libs/mail'] },
  { packages: ['bullmq', 'ioredis', 'pg'], in: ['libs/queue', 'stack', 'e2e', 'bench'] },
  {
    packages: ['grammy', '@grammyjs/types'],
    in: ['apps/bot', 'apps/worker', 'stack', 'e2e', 'bench'],
    typesOrTests: ['apps/sandbox'],
  },
];

/** Packages that read the environment because a person runs them. Elsewhere only `env.ts` and tests do. */
export const readsEnvironment: readonly string[] = ['stack', 'e2e', 'bench'];

export const testTools: readonly string[] = ['vitest', 'fast-check', '@playwright/test', 'axe-core'];

/** Commands that only hand over to a program of another package, by a relative import. */
export const handsOver: readonly string[] = [
  'stack/src/demo.ts',
  'stack/src/screenshots.ts',
  'stack/src/bench.ts',
];
