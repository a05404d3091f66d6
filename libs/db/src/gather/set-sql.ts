import type { SQL, SQLWrapper } from 'drizzle-orm';

type Part = SetSql | string | number | bigint | boolean | Date | null | readonly (string | null)[];

/**
 * A statement of the hot path, or a piece of one. Drizzle's own `sql` asks a dozen questions of each piece to tell tables and
 * columns from values, each time anew; here there are only pieces of this kind, which are put in, and parameters.
 */
export class SetSql implements SQLWrapper {
  private readonly strings: readonly string[];
  private readonly parts: readonly Part[];

  constructor(strings: readonly string[], parts: readonly Part[]) {
    this.strings = strings;
    this.parts = parts;
  }

  getSQL(): SQL {
    // All that a session asks of it is `toQuery`.
    return this as unknown as SQL;
  }

  toQuery(): { sql: string; params: unknown[] } {
    const params: unknown[] = [];
    return { sql: this.textWith(params), params };
  }

  private textWith(params: unknown[]): string {
    let text = this.strings[0] as string;
    for (const [index, part] of this.parts.entries()) {
      text += part instanceof SetSql ? part.textWith(params) : `$${params.push(part)}`;
      text += this.strings[index + 1];
    }
    return text;
  }
}

export function setSql(strings: TemplateStringsArray, ...parts: Part[]): SetSql {
  return new SetSql(strings, parts);
}

/** Words of ours that are no parameter, such as the name of a column. */
export function words(text: string): SetSql {
  return new SetSql([text], []);
}
