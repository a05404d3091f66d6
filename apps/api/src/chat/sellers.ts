import { memberUrl, signMemberKey } from '@latchkey/access/member/member-key';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { ChatSeller } from '@latchkey/contracts/procedures/chat';
import { listServed, type Served } from '@latchkey/db/bot-identity/list-served';
import type { Deps } from '../deps.ts';
import { askErasure } from '../member/erase.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { actOfPerson, personIn, type Speaking, whoseOf } from './whose.ts';

/** The creators with whom a person has to do here. */
export function chatSellers(deps: Deps): UseCases['chat']['sellers'] {
  return async (_call, speaking) => {
    const served = await listServed(deps.database.db, whoseOf(speaking));
    return served.map((creator) => sellerView(deps, creator));
  };
}

/** A person asks one of them to erase what is kept of them. */
export function chatErase(deps: Deps): UseCases['chat']['erase'] {
  return async ({ correlationId }, { organisationId, locale, ...speaking }) => {
    const { subscriberId } = await servedBy(deps, speaking, organisationId);
    if (!subscriberId) throw new LatchkeyError('not_found', 'Nothing is kept of you there.');
    const act = actOfPerson(speaking, correlationId, deps.clock.now());
    return askErasure(deps, personIn(organisationId, speaking), locale, act);
  };
}

/** One of them. @throws {LatchkeyError} `not_found` */
export async function servedBy(
  { database: { db } }: Deps,
  speaking: Speaking,
  organisationId: OrganisationId,
): Promise<Served> {
  const served = await listServed(db, whoseOf(speaking));
  const creator = served.find((each) => each.organisationId === organisationId);
  if (!creator) throw new LatchkeyError('not_found', 'There is no such creator here.');
  return creator;
}

function sellerView({ settings, clock }: Deps, creator: Served): ChatSeller {
  const { organisationId, name, slug, subscriberId } = creator;
  const page = `${settings.publicWebUrl}/c/${slug}`;
  const legal = (of: string) => `${page}/legal/${of}`;
  const key = subscriberId && signMemberKey(settings.authSecret, { subscriberId }, clock.now());
  return {
    organisationId,
    name,
    page,
    legal: {
      imprint: legal('imprint'),
      terms: legal('terms'),
      privacy: legal('privacy'),
      withdrawal: legal('withdrawal'),
    },
    memberPage: key && memberUrl(settings.publicWebUrl, key),
    erasureAskedAt: creator.erasureAskedAt?.toISOString() ?? null,
  };
}
