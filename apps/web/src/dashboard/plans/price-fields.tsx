import { Plus, X } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { currencies } from './currencies.ts';
import type { PlanFields, PlanForm } from './plan-fields.ts';
import { useProblem } from './use-problem.ts';

/** A price in each currency. */
export function PriceFields() {
  const t = useTranslations('plans.form');
  const { register, control, formState, watch } = useFormContext<PlanFields, unknown, PlanForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'prices' });
  const problem = useProblem();
  const used = watch('prices').map(({ currency }) => currency);
  const next = currencies.find((currency) => !used.includes(currency));
  const errors = formState.errors.prices;
  const whole = problem(errors?.root?.message ?? errors?.message);
  return (
    <div className="flex flex-col gap-4">
      {fields.map((field, index) => (
        <div key={field.id} className="flex items-start gap-3">
          <TextField
            label={t('amount')}
            inputMode="decimal"
            autoComplete="off"
            className="min-w-0 flex-1"
            error={errors?.[index] ? t('amountWrong') : undefined}
            {...register(`prices.${index}.amount`)}
          />
          <SelectField
            label={t('currency')}
            className="w-28 shrink-0"
            {...register(`prices.${index}.currency`)}
          >
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </SelectField>
          {fields.length > 1 && (
            <Button
              kind="quiet"
              size="small"
              className="mt-7.5 min-h-11 shrink-0"
              aria-label={t('removePrice')}
              onClick={() => remove(index)}
            >
              <X className="size-4" />
            </Button>
          )}
        </div>
      ))}
      {whole && (
        <p role="alert" className="text-sm font-medium text-bad">
          {whole}
        </p>
      )}
      {next && (
        <Button
          kind="quiet"
          size="small"
          className="self-start"
          onClick={() => append({ amount: '', currency: next })}
        >
          <Plus className="size-4" />
          {t('addPrice')}
        </Button>
      )}
    </div>
  );
}
