import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Fails the build when all scripts of the client together are larger than the budget. */
export function scriptBudget(budget: { gzipKB: number }): Plugin {
  return {
    name: 'latchkey:script-budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        let bytes = 0;
        for (const output of Object.values(bundle)) {
          if (output.type === 'chunk') bytes += gzipSync(output.code).length;
        }
        const sizeKB = Math.ceil(bytes / 1000);
        if (sizeKB > budget.gzipKB) {
          this.error(`The client's script is ${sizeKB} kB gzipped; the budget is ${budget.gzipKB} kB.`);
        }
        this.info(`script: ${sizeKB} kB gzipped of ${budget.gzipKB} kB`);
      },
    },
  };
}
