import { createServer } from 'node:net';

/**
 * A loopback port nobody listens on: `wanted` or one of the hundred after it; any, where `wanted` is 0.
 *
 * @param taken ports already promised to somebody else.
 */
export async function freePort(wanted = 0, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (wanted === 0) {
    for (;;) {
      const port = await listen(0);
      if (port !== undefined && !taken.has(port)) return port;
    }
  }
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (!taken.has(port) && (await listen(port)) !== undefined) return port;
  }
  throw new Error(`No free port from ${wanted} to ${wanted + 99}`);
}

async function listen(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = address !== null && typeof address === 'object' ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
