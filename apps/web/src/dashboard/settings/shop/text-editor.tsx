import { shop as procedures } from '@latchkey/contracts/procedures/shop';
import type { LegalText } from '@latchkey/contracts/shop/legal';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { buttonStyle } from '../../../components/button-style.ts';
import { LegalBody } from '../../../components/legal-body.tsx';
import { TextAreaField } from '../../../components/text-area-field.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { ActTrouble } from '../../member/acts/act-trouble.tsx';
import { useMay, useOrganisation } from '../../organisation/use-organisation.ts';
import { useSaving } from '../use-saving.ts';
import { useTyped } from '../use-typed.ts';

const Body = procedures.setText.input.shape.body;

/** One text in one language, beside how buyers read it. What is typed is kept until it is saved. */
export function TextEditor({ text, publicPath }: { text: LegalText; publicPath: string }) {
  const t = useTranslations('seller.texts');
  const common = useTranslations('common');
  const { id: organisationId } = useOrganisation();
  const mayChange = useMay()('organisation:manage');
  const { page, locale } = text;
  const [body, type, forget] = useTyped(`text ${organisationId} ${page} ${locale}`, text.body);
  const [problem, setProblem] = useState<string>();
  const save = useSaving(useTRPC().shop.setText.mutationOptions());
  const write = (words: string | null) =>
    save.mutate(
      { organisationId, page, locale, body: words },
      {
        onSuccess: (now) => {
          forget();
          type(now.body);
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = Body.safeParse(body);
    setProblem(checked.error?.issues[0]?.message);
    if (checked.success) write(body);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Standing text={text} />
      <div className="grid gap-6 lg:grid-cols-2">
        <TextAreaField
          label={t('body')}
          hint={t('markup')}
          rows={28}
          lang={locale}
          value={body}
          disabled={!mayChange}
          maxLength={60_000}
          error={problem}
          onChange={(event) => type(event.target.value)}
        />
        <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-1.5">
          <p className="font-medium">{t('preview')}</p>
          <div lang={locale} className="rounded-xl bg-sunken p-5">
            <LegalBody body={body} />
          </div>
        </section>
      </div>
      <ActTrouble error={save.error} />
      <div className="flex flex-wrap gap-3">
        {mayChange && (
          <Button type="submit" size="small" busy={save.isPending} disabled={body === text.body}>
            {common('save')}
          </Button>
        )}
        {mayChange && !text.isTemplate && (
          <Button kind="quiet" size="small" busy={save.isPending} onClick={() => write(null)}>
            {t('reset')}
          </Button>
        )}
        <a
          href={publicPath}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonStyle('quiet', 'small')}
        >
          {t('open')}
          <ExternalLink className="size-4" />
        </a>
      </div>
      {mayChange && text.isTemplate && <p className="text-sm text-pretty text-muted">{t('follows')}</p>}
    </form>
  );
}

/** Whose words these are, and which version buyers agree to now. */
function Standing({ text: { isTemplate, version, since } }: { text: LegalText }) {
  const t = useTranslations('seller.texts');
  const { day } = useFormat();
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Badge tone={isTemplate ? 'idle' : 'ok'}>{t(isTemplate ? 'template' : 'own')}</Badge>
      <span className="text-sm text-muted">
        {version !== null && since !== null ? t('version', { version, date: day(since) }) : t('noVersion')}
      </span>
    </p>
  );
}
