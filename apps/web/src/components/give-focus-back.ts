import { useRef } from 'react';

/**
 * For a dialog that no trigger of Radix opens: whoever closes it is where they were. Without this the keyboard would begin
 * at the top of the page again.
 */
export function useGivesFocusBack() {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = openerOf(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      opener.current?.focus();
    },
  };
}

/** What was pressed; an item of a menu is gone by then, so the menu's button stands for it. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role=menu]');
  const button = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  return button ?? (element instanceof HTMLElement ? element : null);
}
