import type { MemberImportId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { openComplimentary } from '@latchkey/db/give/open-complimentary';
import { finishImport, lockLine, nextLines, noteLine } from '@latchkey/db/member-import/import-lines';
import { openPlaceholder } from '@latchkey/db/member-import/open-placeholder';
import { upsertSubscriber } from '@latchkey/db/membership/upsert-subscriber';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import { type JudgedLine, judgeLines } from './judge-lines.ts';

interface OfImport {
  organisationId: OrganisationId;
  importId: MemberImportId;
}

/** So many that a call ends within seconds. */
const linesAtOnce = 150;

/**
 * Does the next lines of an import, each in a transaction of its own: judged again by what is on file then, so that nothing
 * is given twice. What a lost connection leaves undone is done by the next call.
 */
export async function proceedImport(deps: AccessDeps, of: OfImport, act: Act): Promise<void> {
  for (const line of await nextLines(deps.database.db, of, linesAtOnce))
    await unitOfWork(named(deps, 'import'), (unit) => importLine(unit, { ...of, line }, act));
  await finishImport(deps.database.db, of, act.at);
}

async function importLine(unit: UnitOfWork, of: OfImport & { line: number }, act: Act): Promise<void> {
  const said = await lockLine(unit.db, of);
  if (!said) return;
  const [judged] = await judgeLines(unit.db, of.organisationId, [said], act.at);
  if (!judged) return;
  const fault = judged.outcome === 'fault' ? judged.fault : null;
  if (judged.outcome === 'give' || judged.outcome === 'wait_for_link') await give(unit, of, judged, act);
  await noteLine(unit.db, of, { outcome: judged.outcome, fault });
}

type Given = Extract<JudgedLine, { outcome: 'give' | 'wait_for_link' | 'has_longer' }>;

async function give(
  unit: UnitOfWork,
  { organisationId, importId, line }: OfImport & { line: number },
  judged: Given,
  act: Act,
): Promise<void> {
  const { at, correlationId } = act;
  const { read, plan } = judged;
  const subscriberId = judged.person?.subscriberId ?? (await open(unit, organisationId, judged, at));
  const orderId = await openComplimentary(unit.db, {
    organisationId,
    subscriberId,
    channelIds: plan.channelIds,
    planVersionId: plan.planVersionId,
    email: read.email,
    key: `import:${importId}:${line}`,
    until: read.until,
    correlationId,
    at,
  });
  if (!orderId) throw new Error('a plan without a price was to be given');
  await appendAudit(unit.db, organisationId, act, {
    action: 'order.give',
    targetKind: 'order',
    targetId: orderId,
    detail: { subscriberId, importId, line, until: read.until },
  });
  await settleAccesses(unit, { organisationId, subscriberId, now: at, correlationId });
}

function open(
  { db }: UnitOfWork,
  organisationId: OrganisationId,
  { read: { telegramId, username } }: Given,
  at: Date,
): Promise<SubscriberId> {
  if (telegramId === null) return openPlaceholder(db, { organisationId, username, at });
  const person = { id: telegramId, firstName: '', username, languageCode: null };
  return upsertSubscriber(db, { organisationId, person, at });
}
