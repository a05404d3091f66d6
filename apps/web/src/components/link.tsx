import { type ComponentProps, createContext, type MouseEvent, useContext } from 'react';

/** Goes to another page of the bundle that is shown; each bundle gives its own way. */
export type Navigate = (to: string) => void;

const NavigateContext = createContext<Navigate>((to) => window.location.assign(to));
export const NavigateProvider = NavigateContext.Provider;

/** A link inside the app; a click with a modifier stays the browser's. */
export function Link({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const navigate = useContext(NavigateContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || event.button !== 0 || !isPlain || rest.target) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}

/** Goes to a page by code, e.g. after something was made. */
export function useNavigateTo(): Navigate {
  return useContext(NavigateContext);
}
