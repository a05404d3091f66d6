import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileMessages } from './build/compile-messages.ts';
import { compressAssets } from './build/compress-assets.ts';
import { scriptBudget } from './build/script-budget.ts';

/**
 * What every page of both bundles begins with, in one file: left to itself the bundler makes dozens of a few hundred bytes,
 * which compress badly and are each asked for.
 */
const basics =
  /src\/(api|format|theme|routing)\/|src\/components\/(badge|button|card|catch|check-field|control|empty|field|heading|link|message|not-found|notice|page|skeleton|spinner|tone)/;

/** The client. While developing, `/config.json` comes from the built server on its own port. */
export default defineConfig({
  plugins: [
    compileMessages(),
    react(),
    tailwind(),
    scriptBudget({ 'index.html': 120, 'dashboard.html': 250 }),
    compressAssets(),
  ],
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'dashboard.html'],
      output: { codeSplitting: { groups: [{ name: 'basics', test: basics }] } },
    },
  },
  server: { port: 4190, proxy: { '/config.json': 'http://127.0.0.1:4100' } },
  logLevel: 'warn',
});
