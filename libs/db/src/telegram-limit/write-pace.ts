import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql, words } from '../gather/set-sql.ts';
import type { PaceLines } from '../schema/telegram-pace.ts';

/** What was last heard of a pace. */
export interface KnownPace {
  /** By chance, so that nobody takes another one's for their own. 0: there is none yet. */
  version: number;
  lines: PaceLines;
}

export interface PaceAnswer extends KnownPace {
  /** The database's wall time, in ms. */
  now: number;
}

interface Write {
  bot: number;
  before: KnownPace;
  after: KnownPace;
}

const wallTime = words('(extract(epoch from clock_timestamp()) * 1000)::float8');

export async function readPace(db: Db, bot: number): Promise<PaceAnswer> {
  const [row] = await db.execute<PaceAnswer & Record<string, unknown>>(setSql`
    select coalesce(p.version, 0) as version, coalesce(p.lines, '{}') as lines, ${wallTime} as now
    from (values (${bot}::bigint)) as asked (bot) left join telegram_pace p on p.bot_telegram_id = asked.bot`);
  return row as PaceAnswer;
}

/**
 * Writes a pace if it is as it was before; those of several bots go together.
 *
 * @returns how it stands after that: where somebody was faster, as they have left it, because the row is locked when it is read
 */
export function writePace(db: Db, write: Write): Promise<PaceAnswer> {
  return write.before.version === 0 ? writeFirst(db, write) : gather(db, writeAll, write);
}

async function writeFirst(db: Db, { bot, after }: Write): Promise<PaceAnswer> {
  const [row] = await db.execute<PaceAnswer & Record<string, unknown>>(setSql`
    insert into telegram_pace as p (bot_telegram_id, version, lines)
    values (${bot}, ${after.version}, ${JSON.stringify(after.lines)}::jsonb)
    on conflict (bot_telegram_id) do update set version = p.version
    returning version, lines, ${wallTime} as now`);
  return row as PaceAnswer;
}

interface Row extends Record<string, unknown> {
  /** Null: the row was lost with a crash of the server. */
  version: number | null;
  /** Only where somebody was faster. */
  lines: PaceLines | null;
  now: number;
}

async function writeAll(db: Db, writes: readonly Write[]): Promise<PaceAnswer[]> {
  const rows = await db.execute<Row>(setSql`
    with r as materialized (
      select bot::bigint, before::int, after::int, lines::jsonb, n
      from unnest(${listOf(writes, ({ bot }) => bot)}, ${listOf(writes, ({ before }) => before.version)},
        ${listOf(writes, ({ after }) => after.version)}, ${listOf(writes, ({ after }) => JSON.stringify(after.lines))})
        with ordinality as t (bot, before, after, lines, n)
    ), locked as materialized (
      select r.* from r join telegram_pace p on p.bot_telegram_id = r.bot order by r.bot for no key update of p
    ), written as (
      update telegram_pace p set
        version = case when p.version = r.before then r.after else p.version end,
        lines = case when p.version = r.before then r.lines else p.lines end
      from locked r where p.bot_telegram_id = r.bot
      returning r.n, p.version, case when p.version <> r.after then p.lines end as lines
    )
    select w.version, w.lines, ${wallTime} as now from r left join written w on w.n = r.n order by r.n`);
  return writes.map(({ before, after }, index) => {
    const { version, lines, now } = rows[index] as Row;
    return version === null
      ? { version: 0, lines: before.lines, now }
      : { version, lines: lines ?? after.lines, now };
  });
}
