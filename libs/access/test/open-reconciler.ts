import type { DriftId, ReconcilePartId } from '@latchkey/contracts/ids';
import type { DriftFix, DriftKind, DriftState } from '@latchkey/contracts/reconcile/drift';
import type { ReconcilePart } from '@latchkey/contracts/reconcile/parts';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import type { ChatCensus } from '../src/reconcile/chat-census.ts';
import type { ReconcileDeps } from '../src/reconcile/reconcile-deps.ts';
import { type Report, reconcilePart } from '../src/reconcile/reconcile-part.ts';
import { openWorld, type World } from './open-world.ts';
import { createTestLists, type TestLists } from './test-lists.ts';

export interface SeenDrift {
  id: DriftId;
  kind: DriftKind;
  subjectId: string;
  state: DriftState;
  fix: DriftFix;
  waitsForPerson: boolean;
  size: number;
  evidence: Record<string, unknown>;
  over: boolean;
}

/** A world with a reconciler in it: the provider's lists, and how many are in the chat. */
export interface ReconcilerWorld extends World {
  reconciling: ReconcileDeps;
  lists: TestLists;
  census: ChatCensus & { members: TelegramAnswer<number>; admins: number[] };
  /** Another creator, with nothing promised and lists of their own. */
  begin(): Promise<void>;
  partOf(part: ReconcilePart): Promise<{ id: ReconcilePartId } & Record<string, unknown>>;
  run(part: ReconcilePart): Promise<Report>;
  drifts(): Promise<SeenDrift[]>;
  alerts(): Promise<{ subject: string; open: boolean }[]>;
  /** Names of the jobs promised since they were last forgotten. */
  promised(): string[];
  forget(): void;
}

export async function openReconciler(): Promise<ReconcilerWorld> {
  const world = await openWorld();
  const { sql } = world.database;
  const census: ReconcilerWorld['census'] = {
    members: { ok: true, value: 0 },
    admins: [],
    count: async () => census.members,
    administrators: async () => ({ ok: true, value: census.admins }),
  };

  const partOf: ReconcilerWorld['partOf'] = async (part) => {
    const [row] = await sql`
      select * from reconcile_part where organisation_id = ${world.shop.organisationId} and part = ${part}`;
    if (!row) throw new Error(`${part} is not enrolled`);
    return row as never;
  };

  const reconciler: ReconcilerWorld = Object.assign(world, {
    census,
    lists: createTestLists(),
    reconciling: { ...world.deps, census, lists: createTestLists() },
    begin: async () => {
      await world.renew();
      reconciler.lists = createTestLists();
      reconciler.reconciling = { ...world.deps, census, lists: reconciler.lists };
      reconciler.forget();
    },
    partOf,
    run: async (part: ReconcilePart) => {
      const { id: partId } = await partOf(part);
      const { organisationId } = world.shop;
      const report = await reconcilePart(reconciler.reconciling, { organisationId, partId });
      if (!report) throw new Error('somebody else is at it');
      return report;
    },
    drifts: async () => {
      const rows = await sql`
        select id, kind, subject_id, state, fix, waits_for_person, size, evidence, over_at is not null as over
        from drift where organisation_id = ${world.shop.organisationId} order by id`;
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        subjectId: row.subject_id,
        state: row.state,
        fix: row.fix,
        waitsForPerson: row.waits_for_person,
        size: row.size,
        evidence: row.evidence,
        over: row.over,
      }));
    },
    alerts: async () => {
      const rows = await sql`
        select subject, closed_at is null as open from alert
        where organisation_id = ${world.shop.organisationId} and kind = 'drift_found' order by id`;
      return rows.map(({ subject, open }) => ({ subject, open }));
    },
    promised: () => world.jobs.map(({ name }) => name),
    forget: () => {
      world.jobs.length = 0;
      world.chat.calls.length = 0;
    },
  });
  return reconciler;
}
