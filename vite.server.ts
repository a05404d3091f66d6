import { defineConfig } from 'vite';

/**
 * How each server process is built: one ESM file `dist/main.js` with our own packages inside
 * (they are TypeScript sources, so they cannot stay outside) and npm packages outside.
 */
export function serverBuild(entry = 'src/main.ts') {
  return defineConfig({
    ssr: { noExternal: [/^@latchkey\//] },
    build: {
      ssr: entry,
      outDir: 'dist',
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      minify: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'main.js' } },
    },
    logLevel: 'warn',
  });
}
