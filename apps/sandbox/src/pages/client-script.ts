/**
 * The script of all pages. Buttons and forms with `data-post` send JSON; parts marked `data-live` are fetched anew
 * whenever the sandbox says that something changed, without touching what is being typed or read.
 */
export const clientScript = `
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const shown = new Map();
let busy = false, again = false, toastTimer;

function toast(text) {
  const box = document.getElementById('toast');
  box.textContent = text;
  box.classList.add('on');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove('on'), 4500);
}

function localTimes(root) {
  for (const each of $$('time[data-form]', root)) {
    const date = new Date(each.dateTime);
    const time = { hour: '2-digit', minute: '2-digit' };
    each.textContent = each.dataset.form === 'day'
      ? date.toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'long' })
      : each.dataset.form === 'time'
      ? date.toLocaleTimeString([], time)
      : date.toLocaleString([], { day: 'numeric', month: 'short', ...(each.dataset.form === 'date' && { year: 'numeric' }), ...time });
    each.title = date.toLocaleString();
  }
}

function swap(part, next) {
  if (shown.get(part.id) === next.innerHTML) return;
  const active = document.activeElement;
  if (part.contains(active) && active.matches('input,select,textarea')) return;
  const open = $$('details[open][id]', part).map((each) => each.id);
  const atEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 60;
  shown.set(part.id, next.innerHTML);
  part.innerHTML = next.innerHTML;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  localTimes(part);
  if (part.dataset.live === 'end' && atEnd) part.scrollTop = part.scrollHeight;
}

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of $$('[data-live]')) {
      const other = next.getElementById(part.id);
      if (other) swap(part, other);
    }
  } catch { /* the sandbox is away; the next message brings it back */ }
  busy = false;
  if (again) { again = false; refresh(); }
}

async function send(element, body) {
  const { post, method = 'POST', next, done } = element.dataset;
  element.disabled = true;
  try {
    const answer = await fetch(post, {
      method,
      ...(method === 'DELETE' ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const result = await answer.json();
    if (!answer.ok) { toast(result.error ?? 'This did not work'); return false; }
    if (result.paid === false) toast('Not paid: ' + result.reason);
    else if (result.answer?.text) toast(result.answer.text);
    else if (result.outcome) toast(outcomes[result.outcome] ?? result.outcome);
    else if (done) toast(done);
    if (result.answer?.url) open(result.answer.url, '_blank', 'noopener');
    if (next && result.paid !== false) location.href = next.replace('{id}', result.id ?? '');
    else refresh();
    return true;
  } catch {
    toast('The sandbox does not answer');
    return false;
  } finally {
    element.disabled = false;
  }
}

const outcomes = {
  joined: 'Joined', 'request-sent': 'Request to join sent', 'request-pending': 'The request is already waiting',
  'already-member': 'Already inside', 'link-expired': 'This link has expired', 'link-full': 'This link is used up',
  'too-many-channels': 'In too many channels already', started: 'Started',
};

function formBody(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || (field.type !== 'checkbox' && field.value === '')) continue;
    const value = field.type === 'checkbox' ? field.checked : field.dataset.type === 'number' ? Number(field.value) : field.value;
    const [outer, inner] = field.name.split('.');
    if (inner) (body[outer] ??= {})[inner] = value;
    else body[outer] = value;
  }
  return body;
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-post]');
  if (button) send(button, JSON.parse(button.dataset.body));
});
document.addEventListener('submit', async (event) => {
  const form = event.target.closest('form[data-post]');
  if (!form) return;
  event.preventDefault();
  if (await send(form, formBody(form))) form.reset();
});

for (const part of $$('[data-live]')) {
  shown.set(part.id, part.innerHTML);
  if (part.dataset.live === 'end') part.scrollTop = part.scrollHeight;
}
localTimes(document);
const source = new EventSource('/live');
source.onmessage = refresh;
setInterval(refresh, 15000);
`;
