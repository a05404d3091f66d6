import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire to a server, to be cut (connections end, and new ones are refused) or shaken (they break, and may begin anew). */
export async function layCable(serverUrl: string): Promise<{ url: string; cut(): void; shake(): void }> {
  const far = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const to = connect(Number(far.port || 5432), far.hostname);
    for (const socket of [near, to]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    near.on('close', () => to.destroy());
    to.on('close', () => near.destroy());
    near.pipe(to).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const shake = () => {
    for (const socket of sockets) socket.resetAndDestroy();
    sockets.clear();
  };
  return { url: url.href, cut, shake };
}
