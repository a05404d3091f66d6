import { Dialog } from 'radix-ui';
import { useTranslations } from 'use-intl';
import { NavList } from './nav-list.tsx';
import { OrganisationMenu } from './organisation-menu.tsx';

/** The navigation on a phone: comes from the left, over the page. */
export function NavDrawer({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('shell');
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col gap-4 overflow-y-auto border-r border-line bg-page px-3 py-4 outline-none lg:hidden"
        >
          <Dialog.Title className="sr-only">{t('menu')}</Dialog.Title>
          <OrganisationMenu />
          <NavList />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
