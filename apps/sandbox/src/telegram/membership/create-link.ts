import { randomBytes } from 'node:crypto';
import type { ChatRecord, LinkRecord } from '../telegram-state.ts';

/** A new link of the form `https://t.me/+…`. */
export function createLink(
  chat: ChatRecord,
  creatorId: number,
  options: Partial<Omit<LinkRecord, 'url' | 'creatorId' | 'isRevoked'>> = {},
): LinkRecord {
  const url = `https://t.me/+${randomBytes(12).toString('base64url')}`;
  const link: LinkRecord = {
    url,
    creatorId,
    createsJoinRequest: false,
    isPrimary: false,
    isRevoked: false,
    ...options,
  };
  chat.links[url] = link;
  return link;
}
