import { defineConfig } from 'vite';

/**
 * How each server process is built: one ESM file `dist/main.js` with everything inside, npm packages too but for one. From
 * the hundreds of files of node_modules the api took 1.5 s of a core to start, from one it takes 0.9 s.
 */
export function serverBuild(entry = 'src/main.ts') {
  return defineConfig({
    // grammY knows an AbortSignal by the name of its class, which a bundle changes.
    ssr: { noExternal: true, external: ['grammy'] },
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
