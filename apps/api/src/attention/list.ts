import { listAlerts } from '@latchkey/db/alert/list-alerts';
import { countAttention, listedAlertKinds } from '@latchkey/db/attention/count-attention';
import { listHeldUp } from '@latchkey/db/attention/list-held-up';
import { nameSubjects } from '@latchkey/db/attention/name-subjects';
import { listBrakes } from '@latchkey/db/brake/list-brakes';
import { listDeadLetters } from '@latchkey/db/dead-letter/list-dead-letters';
import { listDrifts } from '@latchkey/db/reconcile/drifts';
import { alertView } from '../alert/alert-view.ts';
import { brakeView } from '../brake/brake-view.ts';
import { deadLetterView } from '../dead-letter/dead-letter-view.ts';
import type { Deps } from '../deps.ts';
import { driftView } from '../drift/drift-view.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const first = { limit: 50, after: null };

/** All that waits for a person, and what it is about in names. */
export function attentionList({ database: { db } }: Deps): UseCases['attention']['list'] {
  return async ({ organisationId }) => {
    const [counts, brakes, alerts, accesses, drifts, deadLetters] = await Promise.all([
      countAttention(db, organisationId),
      listBrakes(db, organisationId, { ...first, state: 'holding' }),
      listAlerts(db, organisationId, { open: true, kinds: listedAlertKinds }, first),
      listHeldUp(db, organisationId),
      listDrifts(db, organisationId, { state: 'open', waitsForPerson: true }, first),
      listDeadLetters(db, organisationId, { state: 'open' }, first),
    ]);
    const subjects = [
      ...brakes.flatMap(({ channelId }) => channelId ?? []),
      ...drifts.map(({ subjectId }) => subjectId),
      ...alerts.map(({ subject }) => subject),
    ];
    const names = await nameSubjects(db, organisationId, subjects);
    const personOf = (id: string) => ({
      personName: names.get(id)?.personName ?? null,
      subscriberId: names.get(id)?.subscriberId ?? null,
    });
    return {
      counts,
      brakes: brakes.map((brake) => ({
        ...brakeView(brake),
        channelTitle: names.get(brake.channelId ?? '')?.channelTitle ?? null,
      })),
      alerts: alerts.map((alert) => ({ ...alertView(alert), ...personOf(alert.subject) })),
      accesses,
      drifts: drifts.map((drift) => ({
        ...driftView(drift),
        channelTitle: names.get(drift.subjectId)?.channelTitle ?? null,
        ...personOf(drift.subjectId),
      })),
      deadLetters: deadLetters.map(deadLetterView),
    };
  };
}
