import { zodResolver } from '@hookform/resolvers/zod';
import { stripeAccount } from '@latchkey/contracts/procedures/stripe-account';
import { useForm } from 'react-hook-form';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { showServerErrors } from '../../../forms/show-server-errors.ts';
import { homeCountry, sellerCountries } from '../seller-countries.ts';
import type { useStripe } from '../use-stripe.ts';

const Input = stripeAccount.connect.input.pick({ email: true, country: true });

/** What Stripe needs to open an account; everything else it asks for on its own page. */
export function StripeForm({ acts }: { acts: ReturnType<typeof useStripe> }) {
  const t = useTranslations('onboarding.stripe');
  const names = new Intl.DisplayNames(useLocale(), { type: 'region' });
  const form = useForm({
    resolver: zodResolver(Input),
    defaultValues: { email: acts.email, country: homeCountry() },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    acts.open(input).catch((error: unknown) => void showServerErrors(form, error)),
  );
  return (
    <form noValidate onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <TextField
        label={t('email')}
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <SelectField label={t('country')} hint={t('countryHint')} {...form.register('country')}>
        {sellerCountries
          .map((code) => ({ code, name: names.of(code) ?? code }))
          .toSorted((one, other) => one.name.localeCompare(other.name))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </SelectField>
      <Button type="submit" className="self-start" busy={acts.connect.isPending}>
        {t('connect')}
      </Button>
    </form>
  );
}
