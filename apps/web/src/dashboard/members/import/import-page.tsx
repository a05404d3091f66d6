import type { ImportColumn } from '@latchkey/contracts/members/import-line';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Link } from '../../../components/link.tsx';
import { NotFoundPage } from '../../../components/not-found-page.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useMay, useOrganisation } from '../../organisation/use-organisation.ts';
import { PageHeader } from '../../shell/page-header.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { keyOfFile } from './key-of-file.ts';

export interface ChosenFile {
  name: string;
  size: number;
  csv: string;
}

/** Brings members along: choose a file, see what would happen, let it happen. */
export function ImportPage() {
  const may = useMay();
  return may('organisation:manage') ? <Wizard /> : <NotFoundPage />;
}

function Wizard() {
  const t = useTranslations('members.import');
  const back = useTranslations('members.member');
  const trpc = useTRPC();
  const explain = useExplainError();
  const queryClient = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [columns, setColumns] = useState<Partial<Record<ImportColumn, string>>>({});
  const [importId, setImportId] = useState<string | null>(null);
  const check = useMutation(trpc.import.dryRun.mutationOptions());
  const run = useMutation(
    trpc.import.run.mutationOptions({
      onSuccess: ({ id }) => {
        setImportId(id);
        void queryClient.invalidateQueries(trpc.import.list.pathFilter());
      },
    }),
  );
  const look = (csv: string, chosen: typeof columns) =>
    check.mutate({ organisationId, csv, columns: chosen });
  const choose = (chosen: ChosenFile) => {
    setFile(chosen);
    setColumns({});
    look(chosen.csv, {});
  };
  const start = async () => {
    if (!file) return;
    const fileKey = await keyOfFile(file.csv, columns);
    run.mutate({ organisationId, csv: file.csv, columns, fileKey, fileName: file.name });
  };
  const again = () => {
    setFile(null);
    setImportId(null);
    check.reset();
    run.reset();
  };
  return (
    <>
      <Link
        href={`/o/${organisationId}/members`}
        className="mt-2 inline-flex min-h-9 items-center gap-1.5 text-sm text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" />
        {back('back')}
      </Link>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="flex flex-col gap-5">
        {importId && <ImportProgress importId={importId} onAgain={again} />}
        {!importId && !file && (
          <>
            <ChooseFile onChoose={choose} />
            <EarlierImports onOpen={setImportId} />
          </>
        )}
        {!importId && file && (
          <>
            <div className="flex flex-wrap items-center gap-3">
              <p className="font-medium">{file.name}</p>
              <Button kind="plain" size="small" onClick={again}>
                {t('another')}
              </Button>
            </div>
            {check.error && <Notice tone="bad">{messageOf(check.error) ?? explain(check.error)}</Notice>}
            {run.error && <Notice tone="bad">{explain(run.error)}</Notice>}
            {check.isPending && (
              <p role="status" className="flex items-center gap-3 text-muted">
                <Spinner />
                {t('checking')}
              </p>
            )}
            {check.data && (
              <>
                <ColumnChoice
                  preview={check.data}
                  onChange={(chosen) => {
                    setColumns(chosen);
                    look(file.csv, chosen);
                  }}
                />
                <ImportPreview preview={check.data} busy={run.isPending} onStart={() => void start()} />
              </>
            )}
          </>
        )}
      </div>
    </>
  );
}

/** What is wrong with the file as a whole the api says in words. */
function messageOf(error: { message: string }): string | null {
  return error.message.startsWith('csv: ') ? error.message.slice(5) : null;
}
