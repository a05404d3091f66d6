/** Where each process listens unless PORT says otherwise. */
export const defaultPorts = { web: 4100, api: 4101, worker: 4102, bot: 4103, sandbox: 4110 } as const;

export type ProcessName = keyof typeof defaultPorts;
