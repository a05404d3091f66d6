/** Markup that may stand in a page as it is; made by `html` alone. */
export interface Markup {
  readonly markup: string;
}
type Piece = string | number | null | undefined | false | Markup | readonly Markup[];

/** Builds markup; everything put in that is not markup itself is escaped. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  let markup = parts[0] ?? '';
  pieces.forEach((piece, index) => {
    markup += render(piece) + (parts[index + 1] ?? '');
  });
  return { markup };
}

export function page(title: string, body: Markup, width: 'narrow' | 'wide' = 'narrow'): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ markup: styles }}</style>
</head>
<body class="${width}">
<p class="banner">Sandbox: nothing here moves money.</p>
<main>${body}</main>
</body>
</html>`.markup;
}

export function money(amount: number | null, currency: string | null): string {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency: (currency ?? 'eur').toUpperCase() }).format((amount ?? 0) / 100);
}

export function date(seconds: number | null): string {
  return seconds === null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece));
  return 'markup' in piece ? piece.markup : piece.map((one) => one.markup).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const styles = `
:root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--ink:#1a1f2b;--soft:#5b6475;--line:#dde1e8;--accent:#4f46e5;--accent-ink:#fff;--good:#137a3f;--bad:#b42318;--warn:#8a5a00}
@media (prefers-color-scheme:dark){:root{--back:#12151b;--card:#1b2029;--ink:#eceff4;--soft:#a3adbd;--line:#313846;--accent:#8b86ff;--accent-ink:#12151b;--good:#5fd08d;--bad:#ff8a7e;--warn:#e7b75a}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
.banner{margin:0;padding:.4rem 1rem;background:var(--line);color:var(--soft);font-size:.85rem;text-align:center}
main{margin:0 auto;padding:1.5rem 1rem 4rem}
.narrow main{max-width:30rem}.wide main{max-width:72rem}
h1{font-size:1.5rem;margin:.2rem 0 1rem}h2{font-size:1.15rem;margin:2rem 0 .6rem}h3{font-size:1rem;margin:0 0 .3rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:0 0 1rem;min-width:0}
.grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
.grid .card{margin:0}
.soft{color:var(--soft)}.small{font-size:.85rem}.id{font:.8rem ui-monospace,monospace;color:var(--soft);overflow-wrap:anywhere}
.total{font-size:2rem;font-weight:650;margin:.2rem 0}
label{display:block;margin:.8rem 0 .25rem;font-weight:550}
input,select{width:100%;padding:.6rem .7rem;border:1px solid var(--line);border-radius:.5rem;background:var(--back);color:var(--ink);font:inherit;min-width:0}
button,.button{display:inline-block;padding:.45rem .8rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);color:var(--ink);font:inherit;font-size:.9rem;cursor:pointer;text-decoration:none}
button.main{width:100%;margin-top:1.2rem;padding:.8rem;background:var(--accent);border-color:var(--accent);color:var(--accent-ink);font-size:1rem;font-weight:600}
button.bad{color:var(--bad)}
button:focus-visible,a:focus-visible,input:focus-visible,select:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.actions{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.7rem}.actions form{display:flex;gap:.3rem}.actions input{width:6rem;padding:.4rem .5rem}
.state{display:inline-block;padding:.05rem .55rem;border-radius:1rem;border:1px solid currentColor;font-size:.8rem}
.state.good{color:var(--good)}.state.bad{color:var(--bad)}.state.warn{color:var(--warn)}
.notice{border:1px solid currentColor;border-radius:.5rem;padding:.7rem .9rem;color:var(--bad)}
.notice.good{color:var(--good)}
ul.plain{list-style:none;margin:0;padding:0}ul.plain li{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0;border-bottom:1px solid var(--line)}
details summary{cursor:pointer;padding:.3rem 0}a{color:var(--accent)}
`;
