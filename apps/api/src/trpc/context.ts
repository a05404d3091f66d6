import type { LatchkeyError } from '@latchkey/contracts/errors';
import type { Principal } from '../principal/principal.ts';
import type { MemberCookie, PurchaseCookie, UseCases } from './use-cases.ts';

/**
 * All that the router knows of the server around it. Kept to plain interfaces, so that web and bot, which import the
 * router's type, do not pull in database, billing or Fastify.
 */
export interface Context {
  correlationId: string;
  /** Who is calling; looked up once per request, when first asked for. */
  principal(): Promise<Principal>;
  /** The buyer whose member's page this browser has open, whoever else is signed in to it. */
  buyer(): Promise<Principal>;
  /** Where the call comes from: an IP address. Kept nowhere but as a hash. */
  address: string;
  purchase: PurchaseCookie;
  member: MemberCookie;
  /** A cookie came along, from a page that is not ours. */
  foreignOrigin: boolean;
  /** What the caller may know of an error. */
  explain(error: unknown): LatchkeyError;
  useCases: UseCases;
}
