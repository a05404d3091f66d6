import { type ImportColumn, importColumns } from '@latchkey/contracts/members/import-line';
import { useTranslations } from 'use-intl';
import type { ImportPreview } from '../../../api/trpc.ts';
import { SelectField } from '../../../components/select-field.tsx';

interface Props {
  preview: ImportPreview;
  onChange: (columns: Partial<Record<ImportColumn, string>>) => void;
}

/** Which heading of the file is which column: found by itself, and to be put right. */
export function ColumnChoice({ preview: { headings, columns }, onChange }: Props) {
  const t = useTranslations('members.import');
  const change = (column: ImportColumn, heading: string) => {
    const now = Object.entries({ ...columns, [column]: heading }).map(([name, chosen]) => [
      name,
      chosen ?? '',
    ]);
    onChange(Object.fromEntries(now));
  };
  return (
    <section className="rounded-2xl border border-line bg-surface p-5 shadow-sm">
      <h2 className="font-semibold">{t('columns')}</h2>
      <p className="mb-4 text-sm text-muted">{t('columnsHint')}</p>
      <div className="grid gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {importColumns.map((column) => (
          <SelectField
            key={column}
            label={t(`column.${column}`)}
            value={columns[column] ?? ''}
            onChange={(event) => change(column, event.target.value)}
          >
            <option value="">{t('notInFile')}</option>
            {headings
              .filter((heading) => heading !== '')
              .map((heading) => (
                <option key={heading} value={heading}>
                  {heading}
                </option>
              ))}
          </SelectField>
        ))}
      </div>
    </section>
  );
}
