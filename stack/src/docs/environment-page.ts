import { defaultPorts, type ProcessName } from '@latchkey/runtime/default-ports';
import { type EnvironmentName, environment } from '@latchkey/runtime/environment';
import { environmentNames } from '@latchkey/runtime/environment-of';

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
`;
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
  const parsed = environment[name].safeParse(undefined);
  if (!parsed.success) return '**required**';
  return parsed.data === undefined ? 'none' : `\`${String(parsed.data)}\``;
}
