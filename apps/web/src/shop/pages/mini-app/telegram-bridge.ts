/** What Telegram hands to a Mini App when it opens it (Telegram Mini Apps, "Launch parameters"). */
export interface Launch {
  /** Who has opened it, signed by Telegram: shown to the api, kept nowhere. */
  initData: string;
  theme: Readonly<Record<string, string>>;
}

/** What a Mini App can ask of the Telegram app around it. */
export interface Telegram {
  ready(): void;
  /** @returns how the payment ended, as Telegram says: `paid`, `pending`, `cancelled`, `failed` */
  openInvoice(link: string): Promise<string>;
  /** In a browser outside of Telegram. */
  openLink(url: string): void;
  close(): void;
}

/** Read once: the address is put in order right away, so that nothing of it stays in the history. Null outside of Telegram. */
export function readLaunch(): Launch | null {
  const params = new URLSearchParams(window.location.hash.slice(1));
  const initData = params.get('tgWebAppData');
  if (!initData) return null;
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return { initData, theme: themeIn(params.get('tgWebAppThemeParams')) };
}

function themeIn(text: string | null): Record<string, string> {
  try {
    const given: unknown = JSON.parse(text ?? '{}');
    const colours = Object.entries(given as object).filter(([, value]) =>
      /^#[0-9a-f]{6}$/i.test(String(value)),
    );
    return Object.fromEntries(colours) as Record<string, string>;
  } catch {
    return {};
  }
}

type Data = Record<string, unknown>;

interface TelegramWindow extends Window {
  TelegramWebviewProxy?: { postEvent(type: string, data: string): void };
  Telegram?: { WebView: { receiveEvent(type: string, data: Data): void } };
  TelegramGameProxy_receiveEvent?: (type: string, data: Data) => void;
}

/** Talks with the Telegram app that shows the page: on phones and desktops by its proxy, on the web by messages to the frame around. */
export function connectTelegram(): Telegram {
  const host: TelegramWindow = window;
  const hearing = new Set<(type: string, data: Data) => void>();
  const hear = (type: string, data: Data) => {
    for (const listener of hearing) listener(type, data ?? {});
  };
  host.Telegram = { WebView: { receiveEvent: hear } };
  host.TelegramGameProxy_receiveEvent = hear;
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || typeof event.data !== 'string') return;
    const told = eventIn(event.data);
    if (told) hear(told.eventType, told.eventData ?? {});
  });

  const tell = (eventType: string, eventData: Data = {}) => {
    const external: { notify?: (text: string) => void } = (window.external as object) ?? {};
    if (host.TelegramWebviewProxy) host.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
    else if (external.notify) external.notify(JSON.stringify({ eventType, eventData }));
    // Nothing in it is a secret: what is opened is shown to the person by whoever is around.
    else window.parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
  };

  return {
    ready: () => tell('web_app_ready'),
    openInvoice: (link) => {
      const slug = /(?:\/\$|\/invoice\/)([\w-]+)$/.exec(link)?.[1] ?? '';
      return new Promise((resolve) => {
        const closed = (type: string, data: Data) => {
          if (type !== 'invoice_closed' || data.slug !== slug) return;
          hearing.delete(closed);
          resolve(String(data.status));
        };
        hearing.add(closed);
        tell('web_app_open_invoice', { slug });
      });
    },
    openLink: (url) => tell('web_app_open_link', { url }),
    close: () => tell('web_app_close'),
  };
}

function eventIn(text: string): { eventType: string; eventData?: Data } | null {
  try {
    const told: unknown = JSON.parse(text);
    const isEvent = typeof told === 'object' && told !== null && 'eventType' in told;
    return isEvent ? (told as { eventType: string }) : null;
  } catch {
    return null;
  }
}
