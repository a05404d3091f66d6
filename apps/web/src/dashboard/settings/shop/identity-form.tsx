import { zodResolver } from '@hookform/resolvers/zod';
import { SellerIdentity } from '@latchkey/contracts/shop/seller-identity';
import { useForm } from 'react-hook-form';
import { useLocale, useTranslations } from 'use-intl';
import { z } from 'zod';
import { useTRPC } from '../../../api/trpc.ts';
import { CheckField } from '../../../components/check-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextAreaField } from '../../../components/text-area-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useDraft } from '../../../forms/use-draft.ts';
import { homeCountry } from '../../onboarding/seller-countries.ts';
import { SettingsForm } from '../settings-form.tsx';
import { useSaving } from '../use-saving.ts';
import { countriesIn } from './countries.ts';
import { useShop } from './use-shop.ts';

const { phone, register, vatId } = SellerIdentity.shape;
/** A field left empty is one that there is nothing to say of. */
const orNothing = <T extends z.ZodType<string | null>>(of: T) =>
  z
    .string()
    .transform((typed) => typed.trim() || null)
    .pipe(of as z.ZodType<string | null, string | null>);
const Form = SellerIdentity.extend({
  phone: orNothing(phone),
  register: orNothing(register),
  vatId: orNothing(vatId),
});
type Fields = z.input<typeof Form>;

/** Who sells, as buyers must be told before they order. */
export function IdentityForm() {
  const t = useTranslations('seller.identity');
  const locale = useLocale();
  const trpc = useTRPC();
  const { organisationId, shop } = useShop();
  const form = useForm<Fields, unknown, z.output<typeof Form>>({
    resolver: zodResolver(Form),
    defaultValues: fieldsOf(shop.identity),
  });
  const { finish } = useDraft(`seller ${organisationId}`, form);
  const save = useSaving(trpc.shop.setIdentity.mutationOptions());
  const { errors } = form.formState;
  const text = (name: 'legalName' | 'email' | 'phone' | 'register' | 'vatId') => ({
    label: t(name),
    error: errors[name]?.message,
    ...form.register(name),
  });
  return (
    <SettingsForm
      title={t('title')}
      intro={t('intro')}
      busy={save.isPending}
      error={save.error}
      onSubmit={form.handleSubmit((identity) =>
        save.mutate({ organisationId, identity }, { onSuccess: finish }),
      )}
    >
      {!shop.identity && <Notice tone="warn">{t('missing')}</Notice>}
      <TextField
        hint={t('legalNameHint')}
        autoComplete="organization"
        maxLength={120}
        {...text('legalName')}
      />
      <TextAreaField
        label={t('address')}
        hint={t('addressHint')}
        rows={3}
        maxLength={300}
        autoComplete="street-address"
        error={errors.address?.message}
        {...form.register('address')}
      />
      <SelectField label={t('country')} error={errors.country?.message} {...form.register('country')}>
        {countriesIn(locale).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField type="email" hint={t('emailHint')} autoComplete="email" {...text('email')} />
        <TextField optional type="tel" autoComplete="tel" maxLength={40} {...text('phone')} />
        <TextField optional hint={t('registerHint')} maxLength={120} {...text('register')} />
        <TextField optional hint={t('vatIdHint')} maxLength={20} {...text('vatId')} />
      </div>
      <CheckField label={t('trader')} hint={t('traderHint')} {...form.register('trader')} />
      <CheckField label={t('vatExempt')} hint={t('vatExemptHint')} {...form.register('vatExempt')} />
    </SettingsForm>
  );
}

function fieldsOf(identity: SellerIdentity | null): Fields {
  return {
    legalName: identity?.legalName ?? '',
    address: identity?.address ?? '',
    country: identity?.country ?? homeCountry(),
    email: identity?.email ?? '',
    phone: identity?.phone ?? '',
    register: identity?.register ?? '',
    vatId: identity?.vatId ?? '',
    trader: identity?.trader ?? true,
    vatExempt: identity?.vatExempt ?? false,
  };
}
