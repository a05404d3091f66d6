import { acknowledgeAlert } from '@latchkey/access/attention/acknowledge-alert';
import { type BrakeDecision, refuseBrake, releaseBrake } from '@latchkey/access/brake/release-brake';
import { alertTellings } from '@latchkey/contracts/alerts/kinds';
import { AccessId } from '@latchkey/contracts/ids';
import { type Permission, rolePermissions } from '@latchkey/contracts/permissions';
import type { AlertAct, AlertActOutcome } from '@latchkey/contracts/procedures/bot-creator';
import { findLinkedAlert, type LinkedAlert, nameUser } from '@latchkey/db/alert/find-linked-alert';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

interface Acting {
  alert: LinkedAlert;
  act: Act;
}

type Answer = { outcome: AlertActOutcome; by: string | null };

/** A button under an alert: done by the right of the member whose Telegram account it is, as on the web. */
export function botActOnAlert(deps: Deps): UseCases['bot']['actOnAlert'] {
  return async ({ correlationId }, { botTelegramId, person, alertId, act: wanted }) => {
    const of = { alertId, botTelegramId, telegramId: person.id };
    const alert = await findLinkedAlert(deps.database.db, of);
    if (!alert) return { outcome: 'unknown', by: null };
    const granted: readonly Permission[] = rolePermissions[alert.role];
    if (!granted.includes(needed[wanted])) return { outcome: 'not_allowed', by: null };
    const act: Act = {
      actorKind: 'user',
      actorId: alert.userId,
      correlationId,
      at: deps.clock.now(),
    };
    if (wanted === 'acknowledge') return acknowledge(deps, alertId, { alert, act });
    return wanted === 'look' ? look(deps, { alert, act }) : decide(deps, wanted, { alert, act });
  };
}

const needed = {
  acknowledge: 'support:act',
  look: 'support:act',
  release: 'organisation:manage',
  keep: 'organisation:manage',
} as const satisfies Record<AlertAct, Permission>;

async function acknowledge(
  deps: Deps,
  alertId: Parameters<typeof acknowledgeAlert>[1]['alertId'],
  { alert, act }: Acting,
): Promise<Answer> {
  if (alertTellings[alert.kind] !== 'happening') return { outcome: 'unknown', by: null };
  if (alert.closed) return { outcome: 'acknowledged', by: null };
  await acknowledgeAlert(deps, { organisationId: alert.organisationId, alertId }, act);
  return { outcome: 'acknowledged', by: alert.name };
}

/** Has the access of the alert looked at again: what was put right is found out at once. It decides nothing by itself. */
async function look(deps: Deps, { alert, act }: Acting): Promise<Answer> {
  const accessId = AccessId.safeParse(alert.subject).data;
  if (!accessId) return { outcome: 'unknown', by: null };
  if (alert.closed) return { outcome: 'over', by: null };
  const { organisationId } = alert;
  await unitOfWork(named(deps, 'support act'), async (unit) => {
    const payload = { organisationId, accessId, correlationId: act.correlationId };
    unit.promise({ name: 'access.converge', payload });
  });
  return { outcome: 'looked', by: alert.name };
}

/** A brake, by the rule of the second person; nobody has just signed in by a tap in Telegram. */
async function decide(deps: Deps, wanted: 'release' | 'keep', { alert, act }: Acting): Promise<Answer> {
  const { organisationId, brakeId, userId } = alert;
  if (!brakeId) return { outcome: 'unknown', by: null };
  const deciding = { organisationId, brakeId, userId, reason: null };
  const decision =
    wanted === 'keep'
      ? await refuseBrake(deps, deciding, act)
      : await releaseBrake(deps, { ...deciding, override: false, justSignedIn: false }, act);
  if (decision.kind === 'refused') return { outcome: decision.reason, by: null };
  return { outcome: wanted === 'keep' ? 'kept' : 'released', by: await decider(deps, decision) };
}

async function decider(
  { database }: Deps,
  { brake }: Extract<BrakeDecision, { kind: 'decided' }>,
): Promise<string | null> {
  return brake.decidedBy === null ? null : nameUser(database.db, brake.decidedBy);
}
