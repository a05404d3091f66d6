/** Where the search for free ports begins; only the loopback interface is used. */
export const firstPort = { emulators: 22_600, subject: 22_620, postgres: 22_690 } as const;
