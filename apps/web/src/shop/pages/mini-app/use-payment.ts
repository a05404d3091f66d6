import type { AppRouter } from '@latchkey/api/router';
import type { MiniAppPlan } from '@latchkey/contracts/procedures/mini-app';
import { useQueryClient } from '@tanstack/react-query';
import type { TRPCClient } from '@trpc/client';
import { useState } from 'react';
import type { Telegram } from './telegram-bridge.ts';

type Trouble = 'not_on_sale' | 'already_member' | 'failed' | 'no_invoice';

const askEveryMs = 400;
const mostAsks = 40;

/** Pays a plan in Stars: the invoice is made, Telegram asks for the money, and what came of it is noted. */
export function usePayment(of: { client: TRPCClient<AppRouter>; channelId: string; telegram: Telegram }) {
  const { client, channelId, telegram } = of;
  const queries = useQueryClient();
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isPaid, setPaid] = useState(false);

  const invoiceFor = async (priceId: string): Promise<{ link: string } | { trouble: Trouble }> => {
    for (let asks = 0; asks < mostAsks; asks += 1) {
      const answer = await client.miniApp.invoice.mutate({ channelId, priceId });
      if (answer.kind === 'ready') return { link: answer.link };
      if (answer.kind === 'refused') return { trouble: answer.reason };
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
    return { trouble: 'no_invoice' };
  };

  const pay = async ({ id, stars }: MiniAppPlan) => {
    if (!stars) return;
    setBusyWith(id);
    setTrouble(null);
    try {
      const invoice = await invoiceFor(stars.priceId);
      const status = 'link' in invoice ? await telegram.openInvoice(invoice.link) : null;
      if ('trouble' in invoice) setTrouble(invoice.trouble);
      else if (status === 'paid' || status === 'pending') setPaid(true);
      else if (status === 'failed') setTrouble('failed');
    } catch {
      setTrouble('no_invoice');
    } finally {
      setBusyWith(null);
      // Who was refused may be a member by now, or the plan gone.
      void queries.invalidateQueries({ queryKey: ['mini-app', channelId] });
    }
  };
  return { pay, busyWith, trouble, isPaid };
}
