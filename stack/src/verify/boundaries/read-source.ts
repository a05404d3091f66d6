import { readFileSync } from 'node:fs';
import { type ESTree, parseSync, Visitor } from 'vite';

export interface ImportLine {
  specifier: string;
  line: number;
  /** Erased by the compiler: `import type`, or only `type` names. */
  typeOnly: boolean;
}

export interface Source {
  imports: readonly ImportLine[];
  /** Lines that read `process.env`. */
  environmentLines: readonly number[];
}

/** The imports of a TypeScript file and its reads of `process.env`, by Oxc's parser (part of vite). */
export function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const parsed = parseSync(file, text);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: ImportLine[] = [];
  const environmentLines: number[] = [];
  const add = (specifier: string, offset: number, typeOnly: boolean) =>
    imports.push({ specifier, line: lineAt(offset), typeOnly });

  for (const { moduleRequest, entries, start } of parsed.module.staticImports) {
    add(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries, start } of parsed.module.staticExports) {
    const [entry] = entries;
    if (entry?.moduleRequest)
      add(
        entry.moduleRequest.value,
        start,
        entries.every((each) => each.isType),
      );
  }
  new Visitor({
    ImportExpression({ source, start }) {
      if (source.type === 'Literal') add(String(source.value), start, false);
    },
    TSImportType({ source, start }) {
      add(String(source.value), start, true);
    },
    MemberExpression(node) {
      if (isProcess(node.object) && nameOf(node.property) === 'env')
        environmentLines.push(lineAt(node.start));
    },
    VariableDeclarator({ id, init, start }) {
      if (
        init &&
        isProcess(init) &&
        id.type === 'ObjectPattern' &&
        text.slice(id.start, id.end).match(/\benv\b/)
      ) {
        environmentLines.push(lineAt(start));
      }
    },
  }).visit(parsed.program);
  return { imports, environmentLines };
}

function isProcess(node: ESTree.Node): boolean {
  return (
    nameOf(node) === 'process' || (node.type === 'MemberExpression' && nameOf(node.property) === 'process')
  );
}

function nameOf(node: ESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : undefined;
}
