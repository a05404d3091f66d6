import { defaultPorts, type ProcessName } from '@latchkey/runtime/default-ports';
import { freePort } from './free-port.ts';

export type PortName = ProcessName | 'smtp';
export type Ports = Record<PortName, number>;

/** What `npm start` asks for. */
export const wantedPorts: Ports = { ...defaultPorts, smtp: 4111 };

/** A free port for each listener: the wanted one, or the next free one after it; any where none is wanted. */
export async function stackPorts(wanted: Partial<Ports>): Promise<Ports> {
  const taken = new Set<number>();
  const choose = async (name: PortName) => {
    const port = await freePort(wanted[name], taken);
    taken.add(port);
    return port;
  };
  return {
    web: await choose('web'),
    api: await choose('api'),
    worker: await choose('worker'),
    bot: await choose('bot'),
    sandbox: await choose('sandbox'),
    smtp: await choose('smtp'),
  };
}
