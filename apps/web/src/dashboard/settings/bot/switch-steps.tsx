import { type BotSwitchStep, canBeAbandoned } from '@latchkey/contracts/bot-switch/steps';
import type { BotSwitchView } from '@latchkey/contracts/procedures/own-bot';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, Circle } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { inSandbox } from '../../channels/in-sandbox.ts';
import { ActTrouble } from '../../member/acts/act-trouble.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { useLookAgain } from './use-bot-acts.ts';

const shownSteps = ['adding', 'linking', 'proving', 'both', 'leaving'] as const;

interface Props {
  underWay: BotSwitchView;
  isManager: boolean;
}

/** A switch that is under way, step by step; the page follows it by itself. */
export function SwitchSteps({ underWay, isManager }: Props) {
  const t = useTranslations('bot.switch');
  const format = useFormatter();
  const { step, obstacle, leavesAt } = underWay;
  const names = { from: underWay.from.username, to: underWay.to.username };
  const at = (shownSteps as readonly BotSwitchStep[]).indexOf(step);
  return (
    <div className="flex flex-col gap-3 rounded-xl bg-sunken p-4">
      <h3 className="break-all font-semibold">{t('title', names)}</h3>
      <p className="text-pretty text-sm text-muted">{t('intro')}</p>
      <ol className="flex flex-col gap-2" aria-live="polite">
        {shownSteps.map((each, index) => (
          <li key={each} className="flex gap-2.5" aria-current={index === at ? 'step' : undefined}>
            <StepMark state={index < at ? 'done' : index === at ? 'now' : 'later'} />
            <span className={`min-w-0 ${index > at ? 'text-muted' : ''}`}>{t(`steps.${each}`, names)}</span>
          </li>
        ))}
      </ol>
      {obstacle && <Notice tone="warn">{t(`obstacles.${obstacle}`, names)}</Notice>}
      {step === 'both' && leavesAt && !obstacle && (
        <p className="text-sm text-muted">
          {t('leavesAt', {
            ...names,
            when: format.dateTime(new Date(leavesAt), { hour: 'numeric', minute: 'numeric' }),
          })}
        </p>
      )}
      {isManager && <SwitchActs underWay={underWay} />}
    </div>
  );
}

function StepMark({ state }: { state: 'done' | 'now' | 'later' }) {
  const t = useTranslations('bot.switch');
  if (state === 'later') return <Circle className="mt-0.5 size-5 shrink-0 text-muted" aria-hidden />;
  return (
    <span className={`mt-0.5 shrink-0 ${state === 'done' ? 'text-ok' : 'text-accent'}`}>
      {state === 'done' ? <Check className="size-5" aria-hidden /> : <Spinner className="size-5" />}
      <span className="sr-only">{state === 'done' ? t('stepDone') : t('stepNow')}</span>
    </span>
  );
}

function SwitchActs({ underWay }: { underWay: BotSwitchView }) {
  const t = useTranslations('bot.switch');
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const lookAgain = useLookAgain();
  const { data: start } = useQuery(trpc.onboarding.get.queryOptions({ organisationId }));
  const onSuccess = () => lookAgain();
  const check = useMutation(trpc.ownBot.checkSwitch.mutationOptions({ onSuccess }));
  const finish = useMutation(trpc.ownBot.finishSwitch.mutationOptions({ onSuccess }));
  const abandon = useMutation(trpc.ownBot.abandonSwitch.mutationOptions({ onSuccess }));
  const { step, addLink, id: botSwitchId } = underWay;
  const of = { organisationId, botSwitchId };
  const names = { from: underWay.from.username, to: underWay.to.username };
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {step === 'adding' && (
          <ButtonLink size="small" href={inSandbox(addLink, start?.testPurchase?.sandboxUrl ?? null)}>
            {t('add', names)}
          </ButtonLink>
        )}
        {step === 'both' && !underWay.obstacle && (
          <Button size="small" busy={finish.isPending} onClick={() => finish.mutate(of)}>
            {t('leaveNow')}
          </Button>
        )}
        {underWay.obstacle && (
          <Button kind="quiet" size="small" busy={check.isPending} onClick={() => check.mutate(of)}>
            {t('check')}
          </Button>
        )}
        {canBeAbandoned(step) && (
          <Button kind="quiet" size="small" busy={abandon.isPending} onClick={() => abandon.mutate(of)}>
            {t('abandon', names)}
          </Button>
        )}
      </div>
      <ActTrouble error={check.error ?? finish.error ?? abandon.error} />
    </>
  );
}
