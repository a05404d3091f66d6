import { Html, type HtmlValue, html } from '../../pages/html.ts';
import { style } from '../../pages/style.ts';

/** A page that Stripe would host: no menu of the sandbox, no script, nothing from elsewhere. */
export function hostedPage(title: string, body: HtmlValue): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(style + hostedStyle)}</style>
</head>
<body>
<p class="banner">Test mode: nothing here moves money.</p>
<main>${body}</main>
</body>
</html>`.source;
}

const hostedStyle = `
main{max-width:30rem}.banner{margin:0;padding:.4rem 1rem;background:var(--line);color:var(--ink);font-size:.85rem;text-align:center}
.total{font-size:2rem;font-weight:650;margin:0}
.lines{list-style:none;margin:.6rem 0 0;padding:0}.lines li{display:flex;justify-content:space-between;gap:1rem;padding:.4rem 0;border-top:1px solid var(--line)}
form label{display:block;margin:.8rem 0 .2rem;font-weight:550}form input,form select{width:100%;padding:.6rem .7rem}
form .pay{width:100%;margin-top:1.1rem;padding:.75rem;font-size:1rem}
.notice{margin:0;border:1px solid currentColor;border-radius:10px;padding:.6rem .9rem;color:var(--bad)}
`;
