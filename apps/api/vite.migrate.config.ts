import { mergeConfig } from 'vite';
import { serverBuild } from '../../vite.server.ts';

/** The second program of this package: built after the first into the same folder, so nothing may be emptied. */
export default mergeConfig(serverBuild('src/migrate.ts'), {
  build: { emptyOutDir: false, rolldownOptions: { output: { entryFileNames: 'migrate.js' } } },
});
