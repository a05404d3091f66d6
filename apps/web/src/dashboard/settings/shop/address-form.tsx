import { zodResolver } from '@hookform/resolvers/zod';
import { shop as procedures } from '@latchkey/contracts/procedures/shop';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { Notice } from '../../../components/notice.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { ShareLink } from '../../links/share-link.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useSaving } from '../use-saving.ts';
import { useShop } from './use-shop.ts';

const Form = procedures.setSlug.input;

/** The address of the public page: what it is now, to be passed on, and what it is to be. */
export function AddressForm() {
  const t = useTranslations('seller.address');
  const trpc = useTRPC();
  const { organisationId, shop, url } = useShop();
  const { register, formState, handleSubmit, watch } = useForm({
    resolver: zodResolver(Form),
    values: { organisationId, slug: shop.slug ?? '' },
    resetOptions: { keepDirtyValues: true },
  });
  const save = useSaving(trpc.shop.setSlug.mutationOptions());
  const isTaken = errorCodeOf(save.error) === 'conflict';
  const typed = watch('slug');
  const problem = formState.errors.slug
    ? t('wrong')
    : isTaken && save.variables?.slug === typed
      ? t('taken')
      : undefined;
  return (
    <SettingsForm
      title={t('title')}
      intro={t('intro')}
      busy={save.isPending}
      error={isTaken ? null : save.error}
      onSubmit={handleSubmit((input) => save.mutate(input))}
    >
      <ShareLink what={t('link')} url={url} />
      <TextField
        label={t('slug')}
        hint={t('hint', { address: `${window.location.host}/c/${typed || '…'}` })}
        error={problem}
        maxLength={48}
        autoCapitalize="none"
        spellCheck={false}
        {...register('slug')}
      />
      {shop.slug !== null && typed !== shop.slug && <Notice tone="warn">{t('old')}</Notice>}
    </SettingsForm>
  );
}
