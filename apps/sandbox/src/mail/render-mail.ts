import { type Html, type HtmlValue, html } from '../pages/html.ts';
import { moment } from '../pages/moment.ts';
import type { Mail } from './mail-state.ts';

const mayDo = 'allow-popups allow-popups-to-escape-sandbox';

/** One mail, closed until it is opened. Its HTML runs no script; t.me links stay in the sandbox. */
export function renderMail(mail: Mail): Html {
  const text = html`<div class="mail">${linked(mail.text)}</div>`;
  return html`<details class="panel" id="mail-${mail.id}">
<summary><b>${mail.subject || '(no subject)'}</b><br><span class="soft small">to ${mail.to.join(', ')} · ${moment(mail.at, 'full')}</span></summary>
<p class="soft small">from ${mail.from}</p>
${mail.html === null ? text : frame(mail.html)}
${mail.html !== null && mail.text && html`<details id="text-${mail.id}"><summary class="small soft">As text</summary>${text}</details>`}
<details id="raw-${mail.id}"><summary class="small soft">Source</summary><pre class="scroll">${mail.raw}</pre></details>
</details>`;
}

function frame(source: string): Html {
  const inside = source.replaceAll(/(href\s*=\s*["']?)https?:\/\/t\.me\//gi, '$1/t/');
  return html`<iframe sandbox="${mayDo}" title="The mail as it looks" srcdoc="${`<base target="_blank">${inside}`}"></iframe>`;
}

function linked(text: string): HtmlValue {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,!?)])/).map((part, index) => {
    if (index % 2 === 0) return part;
    return html`<a href="${part.replace(/^https?:\/\/t\.me\//, '/t/')}" target="_blank" rel="noopener noreferrer">${part}</a>`;
  });
}
