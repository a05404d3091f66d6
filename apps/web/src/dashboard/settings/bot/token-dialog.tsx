import { zodResolver } from '@hookform/resolvers/zod';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { BotToken, type BotTokenOutcome, type ServingBot } from '@latchkey/contracts/procedures/own-bot';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { inSandbox } from '../../channels/in-sandbox.ts';
import { ActTrouble } from '../../member/acts/act-trouble.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { useLookAgain } from './use-bot-acts.ts';

const Form = z.object({ token: BotToken });

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The bot that gets a new token; a new bot is added where it is left out. */
  bot?: ServingBot;
}

/** Takes a token, with the way to one in words. What Telegram says of it stands below the field. */
export function TokenDialog({ open, onOpenChange, bot }: Props) {
  const t = useTranslations('bot.token');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={bot ? t('rotateTitle', { bot: bot.username }) : t('title')}
    >
      <Guide bot={bot} />
      {open && <TokenForm bot={bot} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Guide({ bot }: { bot: ServingBot | undefined }) {
  const t = useTranslations('bot.token');
  const sandboxUrl = useSandbox();
  const code = (words: React.ReactNode) => <code className="rounded bg-sunken px-1">{words}</code>;
  const father = (words: React.ReactNode) => (
    <a
      href={inSandbox('https://t.me/BotFather', sandboxUrl)}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent underline underline-offset-4"
    >
      {words}
    </a>
  );
  return (
    <ol className="mb-5 list-decimal space-y-1.5 pl-5 text-muted">
      <li>{t.rich('stepOpen', { father })}</li>
      <li>{bot ? t.rich('stepMine', { code, bot: bot.username }) : t.rich('stepNew', { code })}</li>
      <li>{t('stepCopy')}</li>
    </ol>
  );
}

function useSandbox(): string | null {
  const { id: organisationId } = useOrganisation();
  const { data } = useQuery(useTRPC().onboarding.get.queryOptions({ organisationId }));
  return data?.testPurchase?.sandboxUrl ?? null;
}

function TokenForm({ bot, onDone }: { bot: ServingBot | undefined; onDone: () => void }) {
  const t = useTranslations('bot.token');
  const { id: organisationId } = useOrganisation();
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(Form),
    defaultValues: { token: '' },
  });
  const { give, busy, error } = useToken(organisationId, bot);
  const toast = useToast();
  const send = handleSubmit(async ({ token }) => {
    const outcome = await give(token);
    if (!outcome) return;
    if (outcome.kind === 'refused')
      return setError('token', { message: t(`refused.${outcome.reason}`) }, { shouldFocus: true });
    toast({ text: t(outcome.kind, { bot: outcome.username }) });
    onDone();
  });
  const wrong = formState.errors.token;
  return (
    <form onSubmit={send} className="flex flex-col gap-5">
      <TextField
        label={t('field')}
        hint={t('fieldHint')}
        autoComplete="off"
        spellCheck={false}
        error={
          wrong &&
          (wrong.type === undefined || wrong.type === 'custom' ? wrong.message : t('refused.malformed'))
        }
        {...register('token')}
      />
      <ActTrouble error={error} />
      <Button type="submit" busy={busy} className="self-end">
        {bot ? t('rotateAct') : t('act')}
      </Button>
    </form>
  );
}

/** Gives the token away; null where nobody could say what came of it. */
function useToken(organisationId: OrganisationId, bot: ServingBot | undefined) {
  const trpc = useTRPC();
  const lookAgain = useLookAgain();
  const onSuccess = () => lookAgain();
  const register = useMutation(trpc.ownBot.register.mutationOptions({ onSuccess }));
  const rotate = useMutation(trpc.ownBot.rotate.mutationOptions({ onSuccess }));
  const give = (token: string): Promise<BotTokenOutcome | null> =>
    (bot
      ? rotate.mutateAsync({ organisationId, botId: bot.id, token })
      : register.mutateAsync({ organisationId, token })
    ).catch(() => null);
  return { give, busy: register.isPending || rotate.isPending, error: register.error ?? rotate.error };
}
