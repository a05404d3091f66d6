import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Permission } from '@latchkey/contracts/permissions';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import type { procedures } from '@latchkey/contracts/procedures/catalogue';
import type { ProcedureContract } from '@latchkey/contracts/procedures/procedure';
import type { MemberSession } from '@latchkey/db/member/member-sessions';
import type { z } from 'zod';
import type { Principal } from '../principal/principal.ts';

/** The secret of the browser in which a purchase began: the cookie `lk_purchase`. */
export interface PurchaseCookie {
  read(): string | null;
  write(secret: string): void;
}

/** The token of the member's page that is open in this browser: the cookie `lk_member`. */
export interface MemberCookie {
  read(): string | null;
  write(token: string, maxAgeMs: number): void;
  clear(): void;
}

/** What every use case knows about its call. */
export interface Call {
  correlationId: string;
}

/** Everybody may call; who it is, is asked for only where it matters. */
export interface PublicCall extends Call {
  principal(): Promise<Principal>;
  /** Where the call comes from: an IP address. */
  address: string;
  purchase: PurchaseCookie;
  member: MemberCookie;
}

export interface SignedInCall extends Call {
  userId: string;
}

/** The permission was granted in this organisation: every query of the use case is scoped by it. */
export interface OrganisationCall extends Call {
  organisationId: OrganisationId;
  principal: Principal;
}

/** A buyer about their own membership: every query of the use case is scoped by the person of the session. */
export interface MemberCall extends Call {
  principal: Principal;
  session: MemberSession;
}

/** Somebody who has a Mini App open, by which of our bots. */
export interface MiniAppCall extends Call {
  botTelegramId: number;
  person: TelegramPerson;
}

type CallWith<P extends Permission> = P extends 'public'
  ? PublicCall
  : P extends 'signed_in'
    ? SignedInCall
    : P extends 'bot:serve'
      ? Call
      : P extends 'membership:use' | 'membership:own'
        ? MemberCall
        : P extends 'mini_app:use'
          ? MiniAppCall
          : OrganisationCall;

/** One of the events of a subscription; the id is what a stream that was lost is gone on with. */
export interface StreamEvent<Data> {
  id: string;
  data: Data;
}

/**
 * What stands behind a procedure: gets what the contract's input parses to, gives what its output accepts; a subscription
 * gives one after the other until its signal says that nobody listens any more.
 */
export type UseCase<C extends ProcedureContract> = C['type'] extends 'subscription'
  ? (
      call: CallWith<C['permission']> & { signal: AbortSignal },
      input: z.output<C['input']>,
    ) => AsyncIterable<StreamEvent<z.input<C['output']>>>
  : (call: CallWith<C['permission']>, input: z.output<C['input']>) => Promise<z.input<C['output']>>;

type Catalogue = typeof procedures;

/** One use case for each procedure of the catalogue: a missing or an additional one does not compile. */
export type UseCases = {
  [Group in keyof Catalogue]: {
    [Name in keyof Catalogue[Group]]: Catalogue[Group][Name] extends ProcedureContract
      ? UseCase<Catalogue[Group][Name]>
      : never;
  };
};
