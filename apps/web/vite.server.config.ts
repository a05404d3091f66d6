import { mergeConfig } from 'vite';
import { serverBuild } from '../../vite.server.ts';

/** The server beside the client: built after it into the same folder, so nothing may be emptied. */
export default mergeConfig(serverBuild('server/main.ts'), {
  build: { emptyOutDir: false, copyPublicDir: false },
});
