/** One style sheet for all pages, inside each of them, so that nothing is loaded from elsewhere. */
export const style = `
:root{color-scheme:light dark;--bg:#f3f5f8;--panel:#fff;--line:#dfe4ea;--ink:#15202b;--soft:#5c6b7a;--accent:#1f7ae0;--on-accent:#fff;--mine:#dcf0ff;--theirs:#fff;--good:#0f7b4c;--warn:#9a5b00;--bad:#b3261e;--wall:#e6edf4;--shadow:0 1px 2px #0b1c2e14,0 4px 16px #0b1c2e0d}
@media (prefers-color-scheme:dark){:root{--bg:#0e141b;--panel:#17202a;--line:#2a3643;--ink:#e8eef4;--soft:#9aa9b8;--accent:#5aa6ff;--on-accent:#06121f;--mine:#1e456b;--theirs:#212d39;--good:#4cc98b;--warn:#e3a94a;--bad:#ff8a80;--wall:#111a22;--shadow:0 1px 2px #0006}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent)}time{white-space:nowrap}h1,h2,h3{line-height:1.25;margin:0}h1{font-size:1.5rem}h2{font-size:1.05rem}h3{font-size:.95rem}
p{margin:.4em 0}code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace}code{background:color-mix(in srgb,var(--ink) 8%,transparent);padding:.1em .35em;border-radius:5px;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.top{display:flex;gap:.25rem 1.25rem;align-items:center;flex-wrap:wrap;padding:.6rem 1rem;background:var(--panel);border-bottom:1px solid var(--line);position:sticky;top:0;z-index:5}
.top strong{white-space:nowrap;display:flex;gap:.5rem;align-items:center}.mark{display:grid;place-items:center;width:1.5rem;height:1.5rem;border-radius:7px;background:var(--accent);color:var(--on-accent);font-size:.85rem}.top nav{display:flex;gap:.15rem;flex-wrap:wrap}.top nav a{padding:.3rem .6rem;border-radius:8px;text-decoration:none;color:var(--soft)}
.top nav a[aria-current]{background:color-mix(in srgb,var(--accent) 14%,transparent);color:var(--accent);font-weight:600}
.top .clock{margin-left:auto;color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}
main{max-width:1240px;margin:0 auto;padding:1rem;display:grid;gap:1rem}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:14px;padding:1rem;box-shadow:var(--shadow);min-width:0}
.panel>h2:first-child{margin-bottom:.6rem}
.cards{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(240px,1fr))}
a.card{display:block;text-decoration:none;color:inherit}a.card:hover{border-color:var(--accent)}a.card h2{color:var(--accent);margin-bottom:.25rem}
.soft{color:var(--soft)}.small{font-size:.85rem}.row{display:flex;gap:.5rem;flex-wrap:wrap;align-items:center}.spread{justify-content:space-between}.stack{display:grid;gap:.75rem;align-content:start}
.btn{font:inherit;font-size:.9rem;padding:.4rem .8rem;border-radius:9px;border:1px solid var(--line);background:var(--panel);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-block;min-height:2.2rem}
.btn:hover{border-color:var(--accent)}.btn:disabled{opacity:.5}.btn.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}.btn.danger{color:var(--bad)}
input,select,textarea{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:9px;padding:.4rem .6rem;min-width:0;max-width:100%}
label.field{display:grid;gap:.2rem;font-size:.85rem;color:var(--soft)}label.check{display:inline-flex;gap:.4rem;align-items:center}
form.inline{display:flex;gap:.5rem;flex-wrap:wrap;align-items:end}
.tag{display:inline-block;padding:.05rem .5rem;border-radius:99px;font-size:.8rem;background:color-mix(in srgb,currentColor 13%,transparent);color:var(--soft);white-space:nowrap}
.tag.good{color:var(--good)}.tag.warn{color:var(--warn)}.tag.bad{color:var(--bad)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.45rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th{font-size:.8rem;color:var(--soft);font-weight:600}
.avatar{display:inline-grid;place-items:center;width:2.2rem;height:2.2rem;border-radius:50%;flex:none;background:hsl(var(--hue) 60% 45%);color:#fff;font-weight:600;font-size:.85rem}
.person{display:flex;gap:.6rem;align-items:center;padding:.45rem;border-radius:10px;text-decoration:none;color:inherit}.person:hover{background:var(--bg)}.person[aria-current]{background:color-mix(in srgb,var(--accent) 14%,transparent)}.person span:last-child{min-width:0;overflow-wrap:anywhere}
.play{display:grid;gap:1rem;grid-template-columns:230px minmax(0,1fr) 320px;align-items:start}
.chat{display:flex;flex-direction:column;height:calc(100vh - 6.2rem);min-height:420px;padding:0;overflow:hidden}
.chat header{display:flex;gap:.6rem;align-items:center;padding:.6rem .9rem;border-bottom:1px solid var(--line)}.chat header .row{margin-left:auto}
.messages{flex:1;overflow-y:auto;padding:1rem;background:var(--wall);display:flex;flex-direction:column;gap:.4rem;overscroll-behavior:contain}
.bubble{max-width:min(34rem,86%);align-self:flex-start;background:var(--theirs);border-radius:14px 14px 14px 4px;padding:.5rem .75rem;box-shadow:var(--shadow);overflow-wrap:anywhere}
.bubble.mine{align-self:flex-end;background:var(--mine);border-radius:14px 14px 4px 14px}.bubble .text{white-space:pre-wrap}.bubble time{display:block;text-align:right;font-size:.72rem;color:var(--soft)}
.keys{display:grid;gap:.3rem;margin-top:.35rem}.keys div{display:flex;gap:.3rem}.keys .btn{flex:1;text-align:center;background:color-mix(in srgb,var(--accent) 12%,var(--theirs));border-color:transparent;color:var(--accent);font-weight:600}
.note{align-self:center;font-size:.82rem;color:var(--soft);background:color-mix(in srgb,var(--panel) 80%,transparent);padding:.15rem .8rem;border-radius:99px;text-align:center}
.invoice{border:1px solid var(--line);border-radius:12px;padding:.75rem;background:var(--panel);margin:.2rem 0}.invoice b{font-size:1.15rem}
.composer{display:flex;gap:.5rem;padding:.6rem;border-top:1px solid var(--line)}.composer input{flex:1}
.sheet{border:2px solid var(--accent);grid-column:1/-1;max-width:34rem;width:100%;justify-self:center;text-align:center}
.history{list-style:none;margin:.4rem 0 0;padding:0;font-size:.85rem;color:var(--soft)}.history li{display:flex;gap:.5rem;justify-content:space-between}
.toast{position:fixed;inset:auto 1rem 1rem;margin:auto;max-width:32rem;background:var(--ink);color:var(--panel);padding:.7rem 1rem;border-radius:12px;z-index:9;opacity:0;pointer-events:none;transition:opacity .2s}.toast.on{opacity:.97}
.mail{white-space:pre-wrap;overflow-wrap:anywhere}iframe{width:100%;height:420px;border:1px solid var(--line);border-radius:10px;background:#fff}
summary{cursor:pointer}
@media (max-width:1000px){.play{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}.play .people-list{display:flex;overflow-x:auto;gap:.25rem}.person{flex:none}.chat{height:72vh}}
@media (min-width:1001px){.sheet~.chat{height:calc(100vh - 15.6rem)}}
@media (max-width:600px){.top{position:static;padding:.5rem .6rem}.top nav{flex-wrap:nowrap;overflow-x:auto;width:100%}.top nav a{padding:.3rem .5rem}main{padding:.6rem;gap:.6rem}.top .clock{margin-left:0}.panel{border-radius:12px}.panel.chat{padding:0}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;
