import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** How much script one page may ask for before it shows something, in kB gzipped (1 kB = 1,000 bytes). */
type Budgets = Readonly<Record<string, number>>;

interface Chunk {
  type: 'chunk';
  code: string;
  facadeModuleId: string | null;
  imports: string[];
  isEntry: boolean;
}

/**
 * Fails the build when the first load of a page is larger than its budget: the page's own script with everything that it
 * imports at once. What is fetched later, page by page, and the words of one language do not count.
 */
export function scriptBudget(budgets: Budgets): Plugin {
  return {
    name: 'latchkey:script-budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunkOf = (fileName: string) => {
          const output = bundle[fileName];
          return output?.type === 'chunk' ? (output as unknown as Chunk) : undefined;
        };
        for (const [page, budgetKB] of Object.entries(budgets)) {
          const entry = Object.entries(bundle).find(
            ([, output]) =>
              output.type === 'chunk' && output.isEntry && output.facadeModuleId?.endsWith(page),
          );
          if (!entry) this.error(`There is no page ${page}.`);
          const files = withImports(entry[0], chunkOf);
          const bytes = [...files].reduce((sum, file) => sum + gzipSync(chunkOf(file)?.code ?? '').length, 0);
          const sizeKB = Math.ceil(bytes / 1000);
          const line = `${page}: ${sizeKB} kB of script gzipped at first load, of ${budgetKB} kB`;
          if (sizeKB > budgetKB) this.error(line);
          process.stdout.write(`${line}\n`);
        }
      },
    },
  };
}

/** A chunk with all that it imports at once, itself first. */
function withImports(fileName: string, chunkOf: (fileName: string) => Chunk | undefined): Set<string> {
  const found = new Set([fileName]);
  for (const file of found) for (const next of chunkOf(file)?.imports ?? []) found.add(next);
  return found;
}
