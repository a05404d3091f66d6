import { serverBuild } from '../../vite.server.ts';

export default serverBuild();
