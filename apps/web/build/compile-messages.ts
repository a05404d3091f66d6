import compile from 'icu-minify/compile';
import { type Plugin, runnerImport } from 'vite';

const bundles = /\/src\/messages\/(en|fr)\/(shop|dashboard)\.ts$/;

/**
 * Parses the messages while building, so that no parser has to be fetched by who only reads them: the module of a bundle's
 * messages is replaced by what came out. While developing they are parsed in the browser.
 */
export function compileMessages(): Plugin {
  return {
    name: 'latchkey:compile-messages',
    apply: 'build',
    config: () => ({
      resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
    }),
    load: {
      filter: { id: bundles },
      async handler(id) {
        const { module, dependencies } = await runnerImport<Record<string, unknown>>(id, {
          logLevel: 'error',
        });
        for (const file of dependencies) this.addWatchFile(file);
        return Object.entries(module)
          .map(([name, messages]) => `export const ${name} = ${JSON.stringify(compiled(messages))};`)
          .join('\n');
      },
    },
  };
}

function compiled(messages: unknown): unknown {
  if (typeof messages === 'string') return compile(messages);
  return Object.fromEntries(
    Object.entries(messages as object).map(([name, inner]) => [name, compiled(inner)]),
  );
}
