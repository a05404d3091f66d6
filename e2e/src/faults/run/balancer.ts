import { connect, createServer, type Socket } from 'node:net';

/** One address for several processes: each connection goes to the next of them that takes it. */
export interface Balancer {
  url: string;
  close(): void;
}

/** What stands before two apis wherever there are two: who asks need not know which of them has just died. */
export async function openBalancer(urls: () => readonly string[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((caller) => {
    open.add(caller);
    caller.on('close', () => open.delete(caller)).on('error', () => caller.destroy());
    const from = turn++;
    const join = (tries: number): void => {
      const all = urls();
      const url = tries < all.length ? all[(from + tries) % all.length] : undefined;
      if (url === undefined) return void caller.destroy();
      const target = connect(Number(new URL(url).port), '127.0.0.1');
      target.once('error', () => join(tries + 1));
      target.once('connect', () => {
        target.removeAllListeners('error').on('error', () => caller.destroy());
        target.on('close', () => caller.destroy());
        caller.on('close', () => target.destroy());
        caller.pipe(target).pipe(caller);
      });
    };
    join(0);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    close: () => {
      server.close();
      for (const caller of open) caller.destroy();
    },
  };
}
