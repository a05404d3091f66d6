import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chooseHome } from './choose-home.ts';
import { findBinaries } from './find-binaries.ts';
import { stopServer } from './stop-server.ts';

/** Stops the server that runs on a data folder, if one does, and removes the folder. */
export async function removePostgres(dataDir: string): Promise<void> {
  const home = chooseHome(dataDir, findBinaries());
  await stopServer(home, join(home.folder, 'data'));
  rmSync(home.folder, { recursive: true, force: true });
}
