import { Ban, CalendarPlus, ChevronDown, Link2, MoveRight, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Member } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx';
import { useMay } from '../../organisation/use-organisation.ts';
import { ClaimDialog } from './claim-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';

type Act = 'give' | 'remove' | 'block' | 'move' | 'claim';

/** What may be done for or about a member; nothing for who only looks. */
export function MemberActs({ member }: { member: Member }) {
  const t = useTranslations('members.acts');
  const may = useMay();
  const [act, begin] = useState<Act | null>(null);
  if (!may('support:act')) return null;
  const close = () => begin(null);
  const { row, unclaimedOrderId } = member;
  const isIn = row.channels.some(({ standing }) => standing !== 'out' && standing !== 'leaving');
  return (
    <>
      {unclaimedOrderId && (
        <Button size="small" onClick={() => begin('claim')}>
          <Link2 className="size-4" />
          {t('claim')}
        </Button>
      )}
      <Button size="small" kind={unclaimedOrderId ? 'quiet' : 'primary'} onClick={() => begin('give')}>
        <CalendarPlus className="size-4" />
        {t('give')}
      </Button>
      <Menu
        trigger={
          <Button kind="quiet" size="small" aria-label={t('menu')}>
            <ChevronDown className="size-5" />
          </Button>
        }
      >
        <MenuItem disabled={row.telegramUserId === null} onSelect={() => begin('move')}>
          <MoveRight className="size-4" />
          {t('move')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger disabled={!isIn} onSelect={() => begin('remove')}>
          <UserMinus className="size-4" />
          {t('remove')}
        </MenuItem>
        <MenuItem danger onSelect={() => begin('block')}>
          <Ban className="size-4" />
          {t('block')}
        </MenuItem>
      </Menu>
      {act === 'give' && <GiveDialog member={member} onClose={close} />}
      {(act === 'remove' || act === 'block') && <EndDialog member={member} kind={act} onClose={close} />}
      {act === 'move' && <MoveDialog onClose={close} />}
      {act === 'claim' && unclaimedOrderId && <ClaimDialog orderId={unclaimedOrderId} onClose={close} />}
    </>
  );
}
