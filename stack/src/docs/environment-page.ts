import { defaultPorts, type ProcessName } from '@latchkey/runtime/default-ports';
import { type EnvironmentName, environment } from '@latchkey/runtime/environment';
import { environmentNames } from '@latchkey/runtime/environment-of';
import type { z } from 'zod';
import { seedEnvironment } from '../seed/seed-environment.ts';

const seedNames = (Object.keys(seedEnvironment) as (keyof typeof seedEnvironment)[]).filter((name) =>
  name.startsWith('SEED_'),
);
const processes = Object.keys(environmentNames) as ProcessName[];

/** The text of docs/environment.md, out of the schemas. */
export function environmentPage(): string {
  const names = Object.keys(environment) as EnvironmentName[];
  return `# Environment

Generated from the schemas in \`libs/runtime/src/environment.ts\` by \`npm run verify -- --fix\`. Each process reads its own
variables only and stops at once, naming all of them, when one is missing or wrong. An empty value counts as not set.
\`npm start\` sets everything; what you set yourself goes before it.

| variable | read by | default | what |
|---|---|---|---|
${names.map(row).join('\n')}

## The sample

\`npm run seed\` also reads these (\`stack/src/seed/seed-environment.ts\`): what is given is used, the rest is made.

| variable | default | what |
|---|---|---|
${seedNames.map(seedRow).join('\n')}
`;
}

function seedRow(name: keyof typeof seedEnvironment): string {
  const schema: z.ZodType = seedEnvironment[name];
  return `| \`${name}\` | ${shownDefault(schema)} | ${schema.description ?? ''} |`;
}

function row(name: EnvironmentName): string {
  const readers = processes.filter((process) => namesOf(process).includes(name));
  const readBy = readers.length === processes.length ? 'all' : readers.join(', ');
  return `| \`${name}\` | ${readBy} | ${defaultOf(name)} | ${environment[name].description ?? ''} |`;
}

function namesOf(process: ProcessName): readonly EnvironmentName[] {
  return environmentNames[process];
}

function defaultOf(name: EnvironmentName): string {
  if (name === 'PORT') return processes.map((process) => `${process} ${defaultPorts[process]}`).join(', ');
  return shownDefault(environment[name]);
}

function shownDefault(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return '**required**';
  return parsed.data === undefined ? 'none' : `\`${String(parsed.data)}\``;
}
