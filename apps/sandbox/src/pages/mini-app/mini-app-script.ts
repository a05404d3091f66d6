/**
 * What Telegram's app does for a Mini App in its frame: opens invoices and links, and closes it. Events come and go as
 * messages of JSON (Telegram Mini Apps, "Events for Web version").
 */
export const miniAppScript = `
const frame = document.getElementById('app');
const sheet = document.getElementById('sheet');
const tell = (eventType, eventData) => frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), '*');
const json = async (path, body) => (await fetch('/telegram/control/' + path, body && {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
})).json();

function button(label, look, act) {
  const element = document.createElement('button');
  element.className = 'btn ' + look;
  element.textContent = label;
  element.onclick = () => { sheet.replaceChildren(); act(); };
  return element;
}

async function openInvoice(slug) {
  const link = 'https://t.me/$' + slug;
  const invoice = await json('invoices?link=' + encodeURIComponent(link));
  const title = document.createElement('b');
  title.textContent = invoice.title;
  sheet.replaceChildren(title, ' ', button('Pay ★ ' + invoice.amount, 'primary', async () => {
    const result = await json('users/' + frame.dataset.user + '/pay', { link });
    tell('invoice_closed', { slug, status: result.paid ? 'paid' : 'failed' });
  }), ' ', button('Not now', '', () => tell('invoice_closed', { slug, status: 'cancelled' })));
}

const acts = {
  web_app_open_invoice: ({ slug }) => openInvoice(slug),
  web_app_open_link: ({ url }) => window.open(url, '_blank', 'noopener'),
  web_app_close: () => { location.href = frame.dataset.next; },
};
window.addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
  const { eventType, eventData } = JSON.parse(event.data);
  acts[eventType]?.(eventData ?? {});
});
`;
