import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire to a server: cut, its connections end and new ones are refused; mended, it is as before. */
export interface Cable {
  url: string;
  cut(): void;
  mend(): void;
  close(): void;
}

/** @param edit what becomes of the bytes on their way to the server; their number must stay. */
export async function layCable(
  serverUrl: string,
  defaultPort: number,
  edit?: (bytes: Buffer) => Buffer,
): Promise<Cable> {
  const far = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let plugged = true;
  const server = createServer((near) => {
    if (!plugged) return void near.destroy();
    const to = connect(Number(far.port || defaultPort), far.hostname);
    for (const socket of [near, to]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        (socket === near ? to : near).destroy();
      });
    }
    if (edit) near.on('data', (bytes: Buffer) => to.write(edit(bytes))).on('end', () => to.end());
    else near.pipe(to);
    to.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  const cut = () => {
    plugged = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      plugged = true;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
