import type { Locale } from '@latchkey/contracts/locale';
import type { MailContent } from './mail-content.ts';

// Mail programs know little CSS: everything is said on the element itself, and the dark scheme in a sheet for those who
// read one. Colours are those of the web app (apps/web/src/styles.css).
const dark = [
  ['.page', 'background:#12161d!important'],
  ['.card', 'background:#1a1f28!important;border-color:#353c49!important'],
  ['.text', 'color:#e9ecf2!important'],
  ['.soft', 'color:#b6bdca!important'],
  ['.code', 'background:#262c37!important;color:#e9ecf2!important'],
  ['.link', 'color:#9db8ff!important'],
]
  .map(([selector, style]) => `${selector}{${style}}`)
  .join('');

const sheet = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${dark}}`;
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const text = 'margin:0 0 16px;color:#1b2130;font-size:16px;line-height:1.55';
const soft = 'margin:0 0 12px;color:#596275;font-size:14px;line-height:1.5';

/** A mail as HTML: one column, one heading, one button; no image, nothing fetched, nothing that tells who has read it. */
export function paint(
  locale: Locale,
  content: MailContent,
  words: { orCopy: string; signature: string },
): string {
  const { subject, heading, before, button, code, facts, after } = content;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<meta name="supported-color-schemes" content="light dark"><title>${escaped(subject)}</title>`,
    `<style>${sheet}</style></head>`,
    `<body class="page" style="margin:0;padding:24px 12px;background:#f7f5f2;${font}">`,
    '<div class="card" style="max-width:520px;margin:0 auto;padding:32px 28px;background:#fffdfa;border:1px solid #e6e1da;border-radius:14px">',
    `<h1 class="text" style="margin:0 0 16px;color:#1b2130;font-size:22px;line-height:1.3">${escaped(heading)}</h1>`,
    ...before.map((each) => `<p class="text" style="${text}">${escaped(each)}</p>`),
    code ? paintCode(code) : '',
    facts ? paintFacts(facts) : '',
    button ? paintButton(button, words.orCopy) : '',
    ...(after ?? []).map((each) => `<p class="soft" style="${soft}">${escaped(each)}</p>`),
    '</div>',
    `<p class="soft" style="${soft};max-width:520px;margin:16px auto 0;text-align:center">${escaped(words.signature)}</p>`,
    '</body></html>',
  ].join('');
}

function paintCode(code: string): string {
  const style =
    'margin:0 0 20px;padding:14px 0;background:#efece7;border-radius:10px;color:#1b2130;font:600 28px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px;text-align:center';
  return `<p class="code" style="${style}">${escaped(code)}</p>`;
}

function paintFacts(facts: NonNullable<MailContent['facts']>): string {
  const rows = facts.map(
    ([name, value]) =>
      `<tr><th class="soft" scope="row" style="padding:4px 16px 4px 0;color:#596275;font-size:14px;font-weight:400;text-align:left;vertical-align:top">${escaped(name)}</th><td class="text" style="padding:4px 0;color:#1b2130;font-size:14px">${escaped(value)}</td></tr>`,
  );
  return `<table style="margin:0 0 16px;border-collapse:collapse">${rows.join('')}</table>`;
}

function paintButton({ label, url }: NonNullable<MailContent['button']>, orCopy: string): string {
  const style =
    'display:inline-block;padding:12px 22px;background:#2e55d8;border-radius:10px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none';
  const link = 'color:#2e55d8;font-size:13px;word-break:break-all';
  return [
    `<p style="margin:8px 0 20px"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>`,
    `<p class="soft" style="${soft}">${escaped(orCopy)}<br><a class="link" href="${escaped(url)}" style="${link}">${escaped(url)}</a></p>`,
  ].join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (character) => entities[character] as string);
}
