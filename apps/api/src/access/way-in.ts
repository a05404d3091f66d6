import type { AccessState } from '@latchkey/contracts/access/machine';

/** The link of a channel, shown to those for whom it opens: entry is by identity, so nobody else has a use for it. */
export function wayIn(row: {
  state: AccessState;
  link: string | null;
  linkState: 'none' | 'live' | 'dead';
}): string | null {
  return row.state === 'GRANTED' && row.linkState === 'live' ? row.link : null;
}
