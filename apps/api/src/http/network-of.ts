import { isIPv6 } from 'node:net';

const groups = 8;

/**
 * What stands for a visitor where attempts are counted: an IPv4 address as it is; of an IPv6 address the first 64 bits, since
 * one connection has all addresses within (RFC 6177), and could come from another one each time.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.split('::').map((part) => part.split(':').filter(Boolean));
  const known = [...head, ...(tail ?? [])].length;
  const all = tail === undefined ? [...head] : [...head, ...Array(groups - known).fill('0'), ...tail];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
