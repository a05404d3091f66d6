import type { ListLine } from '@latchkey/access/import/begin-import';
import { findRepeats } from '@latchkey/access/import/find-repeats';
import { type JudgedLine, judgeLines } from '@latchkey/access/import/judge-lines';
import { whoOf } from '@latchkey/access/import/read-line';
import type { ImportFault, ImportLineView } from '@latchkey/contracts/members/import-line';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { readList } from './read-list.ts';

/** What would become of each line of a list. Nothing is written. */
export function importDryRun({ database: { db }, clock }: Deps): UseCases['import']['dryRun'] {
  return async ({ organisationId }, { csv, columns: chosen }) => {
    const { headings, columns, lines } = readList(csv, chosen);
    const said = lines.map((line) => line.said);
    const repeats = findRepeats(said);
    const judged = await judgeLines(db, organisationId, said, clock.now());
    const views = lines.map((line, index) => {
      const fault = line.faulty ? 'faulty_line' : repeats.has(index) ? 'same_as_earlier_line' : null;
      return viewOf(line, judged[index] as JudgedLine, fault);
    });
    const counts = { give: 0, wait_for_link: 0, has_longer: 0, fault: 0 };
    for (const { outcome } of views) counts[outcome] += 1;
    return { headings, columns, counts, lines: views };
  };
}

function viewOf({ line, said }: ListLine, judged: JudgedLine, fault: ImportFault | null): ImportLineView {
  const wrong = fault ?? (judged.outcome === 'fault' ? judged.fault : null);
  return {
    line,
    outcome: wrong ? 'fault' : judged.outcome,
    fault: wrong,
    who: whoOf(said),
    plan: judged.plan?.name ?? said.plan ?? null,
    until: judged.read?.until?.toISOString() ?? null,
    known: judged.person !== null,
  };
}
