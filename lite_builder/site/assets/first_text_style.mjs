// How the text of a notebook looks while JupyterLab is loading: as JupyterLab 4.6, Notebook 7.6 and jupyterlab-myst 2.7.0 show
// it a moment later. Lengths and colours are what their pages were measured to have.
// @ts-check

const LIGHT = `--desk: #eee; --sheet: #fff; --bar: #fff; --line: #bdbdbd; --text: rgba(0, 0, 0, 0.87); --strong: #1c1917;
  --link: #0d47a1; --soft: #eee; --edge: #e0e0e0; --editor: #f5f5f5; --prompt: #616161; --quote: #e7e5e4; --row: #f5f5f5;
  --keyword: #008000; --operator: #7800c2; --string: #ba2121; --number: #080; --comment: #408080; --def: #00f; --builtin: #008000; --property: #05a;
  --bracket: #997; --meta: #a2f; --blue: #2563eb; --blue-bar: #eff6ff; --green: #16a34a; --green-bar: #f0fdf4;
  --amber: #d97706; --amber-bar: #fffbeb; --red: #dc2626; --red-bar: #fef2f2; --box: rgba(249, 250, 251, 0.1); --shade: rgba(0, 0, 0, 0.14);`;
const DARK = `--desk: #323232; --sheet: #111; --bar: #212121; --line: #616161; --text: #fff; --strong: #fff;
  --link: #64b5f6; --soft: #323232; --edge: #616161; --editor: #212121; --prompt: #e0e0e0; --quote: #44403c; --row: #212121;
  --keyword: #4caf50; --operator: #d48fff; --string: #ff7070; --number: #66bb6a; --comment: #408080; --def: #1e88e5; --builtin: #43a047;
  --property: #42a5f5; --bracket: #997; --meta: #a2f; --blue: #3b82f6; --blue-bar: #0f172a; --green: #22c55e;
  --green-bar: #0f172a; --amber: #f59e0b; --amber-bar: #0f172a; --red: #ef4444; --red-bar: #0f172a; --box: #292524; --shade: rgba(32, 32, 32, 0.14);`;

/** The icons of boxes, as lines in a square of 24: an i in a circle, a pencil, an exclamation mark in a triangle. */
const ICONS = {
  blue: "M12 3a9 9 0 0 1 0 18a9 9 0 0 1 0-18M12 11v5.5M12 7.5v.1",
  green: "M4 20l1.2-4.8L16.4 4l3.6 3.6L8.8 18.8zM14 6.4l3.6 3.6",
  amber: "M12 3.5L2.5 20h19zM12 9.5v5M12 17v.1",
};
const KINDS = {
  blue: ["note", "important", "seealso"],
  green: ["tip", "hint"],
  amber: ["warning", "caution", "attention"],
  red: ["danger", "error"],
};

/** @param {string} path */
const image = (path) =>
  `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`)}")`;

const BOXES = Object.entries(KINDS)
  .map(([colour, kinds]) => {
    const icon = image(ICONS[/** @type {keyof typeof ICONS} */ (colour)] ?? ICONS.amber);
    const rule = `--kind: var(--${colour}); --kind-bar: var(--${colour}-bar); --icon: ${icon};`;
    return `${kinds.map((kind) => `.${kind}`).join(", ")} { ${rule} }`;
  })
  .join("\n");

export const STYLE = `
:host { ${LIGHT} position: fixed; inset: 102px 0 0 0; z-index: 100; overflow: auto; outline: none; background: var(--desk);
  color: var(--text); color-scheme: light; font: 14px/1.6 system-ui, -apple-system, blinkmacsystemfont, "Segoe UI", helvetica, arial,
  sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol"; padding: 0 max(0px, (100% - 1200px) / 2 - 10px) 0 max(0px, (100% - 1200px) / 2);
  box-sizing: border-box; }
:host(.dark) { ${DARK} color-scheme: dark; }
.bars { position: fixed; inset: 0 0 auto 0; height: 102px; box-sizing: border-box; border-bottom: 1px solid var(--line);
  background: linear-gradient(var(--line), var(--line)) 0 41px / 100% 1px no-repeat,
  linear-gradient(var(--line), var(--line)) 0 69px / 100% 1px no-repeat, var(--bar); }
:host(.under-bars) .bars { display: none; }
article { margin: 20px 0 40px; padding: 20px 10px; min-height: calc(100% - 20px); box-sizing: border-box; background: var(--sheet);
  box-shadow: 0 2px 4px -1px var(--shade), 0 4px 5px 0 var(--shade), 0 1px 10px 0 var(--shade); }
section { display: grid; grid-template-columns: 64px minmax(0, 1fr); padding: 5px 5px 5px 13px; }
section > * { grid-column: 2; }
.prompt { grid-column: 1; padding: 5px; text-align: right; color: var(--prompt); opacity: 0.5; user-select: none; }
.prompt, section > pre, pre, code { font-family: menlo, consolas, "DejaVu Sans Mono", monospace; font-size: 13px;
  line-height: 17px; }
section > pre { margin: 0; padding: 4px 2px 4px 6px; line-height: 18.2px; overflow-x: auto; tab-size: 4; border: 1px solid var(--edge);
  background: var(--editor); }
section > pre.hidden { line-height: 18px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; opacity: 0.7; }
section > pre.hidden::after { content: " •••"; }
.outputs { height: 93px; }
pre i { font-style: normal; }
pre .k { color: var(--keyword); font-weight: bold; }
pre .o { color: var(--operator); font-weight: bold; }
pre .s { color: var(--string); }
pre .n { color: var(--number); }
pre .c { color: var(--comment); font-style: italic; }
pre .d { color: var(--def); }
pre .p { color: var(--property); }
pre .b { color: var(--bracket); }
pre .g { color: var(--builtin); }
pre .m { color: var(--meta); }

.markdown > div { padding-right: 20px; overflow: auto; overflow-wrap: break-word; }
.jupyter .markdown > div { padding-left: 6px; padding-right: 21px; padding-top: 1px; }
.markdown > div > :last-child { margin-bottom: 7px; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
p { margin: 0 0 14px; }
img { max-width: 100%; height: auto; }
h1, h2, h3, h4, h5, h6 { margin: 1.2em 0 0.8em; font-size: 14px; font-weight: 500;
  line-height: 1; color: var(--strong); }
:is(h1, h2, h3, h4, h5, h6):first-child { margin-top: 0.6em; }
:is(h1, h2, h3, h4, h5, h6):last-child { margin-bottom: 0.4em; }
h1 { font-size: 29.0304px; }
h2 { font-size: 24.192px; }
h3 { font-size: 20.16px; }
h4 { font-size: 16.8px; }
.myst section:first-child > div > h1:first-child { margin: 17.4182px 0 0; }
.jupyter h1, .jupyter h2, .jupyter h3, .jupyter h4 { color: var(--text); }
code { padding: 1px 5px; white-space: pre-wrap; background: var(--soft); }
.jupyter code, .jupyter .markdown pre { font-size: inherit; line-height: 1.3077; }
.markdown pre { white-space: pre; overflow-x: auto; }
pre code { padding: 0; white-space: inherit; background: none; font-size: inherit; line-height: inherit; }
.jupyter .markdown pre { margin: 21px 28px; font-size: 14px; white-space: pre-wrap; }
.myst .markdown pre :is(.o, .p, .b) { color: inherit; font-weight: normal; }
.myst .markdown pre { margin: 20px 0; padding: 12px; background: rgba(231, 229, 228, 0.1); box-shadow: 0 1px 4px var(--shade); }
.myst strong { font-weight: 600; color: var(--strong); }
kbd { padding: 2px 6px; border: 1px solid var(--line); border-radius: 3px; font-size: 0.85em; line-height: 1; }
.math { overflow-x: auto; font-family: menlo, consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
.math.block { margin: 14px 0; text-align: center; white-space: pre-line; }

.jupyter ul, .jupyter ol { margin: 14px 0; padding-left: 28px; }
.jupyter li > ul, .jupyter li > ol { margin: 0; }
.jupyter ul ul { list-style-type: square; }
.myst ul, .myst ol { margin: 17.5px 0; padding-left: 22.75px; }
.myst li { margin: 4px 0; padding-left: 5.25px; }
.myst li > p { margin: 4px 0; }
.myst li ul, .myst li ol { margin: 10.5px 0; }
.jupyter blockquote { margin: 14px 28px; padding: 0 14px; border-left: 5px solid var(--edge); }
.myst blockquote { margin: 22.4px 40px; padding-left: 14px; border-left: 4px solid var(--quote); font-style: italic; font-weight: 500;
  color: var(--strong); }
hr { margin: 14px 0; border: 1px solid var(--edge); }
.myst hr { margin: 42px 0; border-width: 2px 0 0; }
table { border-collapse: collapse; font-size: 13px; line-height: 1; }
.jupyter table { margin: 0 auto 13px 0; table-layout: fixed; }
.jupyter th, .jupyter td { padding: 6.5px; line-height: normal; }
.jupyter thead { border-bottom: 1px solid var(--line); }
.jupyter tbody tr:nth-child(odd) { background: var(--sheet); }
.jupyter tbody tr:nth-child(even) { background: var(--row); }
.myst table { width: 100%; margin: 24.5px 0; border-collapse: separate; border-spacing: 2px; font-size: 12.25px; line-height: 21px; }
.myst .table { overflow: auto; }
.myst th { padding: 1px; text-align: start; }
.myst td { padding: 8px; vertical-align: top; }
details { margin-bottom: 7px; }
.box { margin: 20px 0; overflow: hidden; background: var(--box); border-left: 4px solid var(--kind); border-radius: 4px;
  box-shadow: 0 4px 6px -1px var(--shade), 0 2px 4px -2px var(--shade); }
.box > .head { display: flex; padding: 4px 0; background: var(--kind-bar); color: var(--strong); font-size: 18px; line-height: 28px; font-weight: 500;
  list-style: none; }
.box > .head p { margin: 0; padding: 2px 8px 2px 0; }
.box > .head::before { content: ""; flex: none; width: 24px; height: 24px; margin: 4px 8px; background: var(--kind); mask: var(--icon); }
details > .head { min-height: 37px; cursor: pointer; }
.box > div:not(.head) { padding: 4px 16px; }
${BOXES}

@media (width <= 760px) {
  :host { inset: 60px 0 0 0; }
  .bars { height: 60px; background: linear-gradient(var(--line), var(--line)) 0 27px / 100% 1px no-repeat, var(--bar); }
  article { margin: 0; min-height: 100%; }
  section { display: block; }
  .markdown { padding-top: 17px; }
  .prompt { display: block; width: 64px; box-sizing: border-box; height: 29px; padding: 10px 5px 5px; line-height: 13px; }
  section > pre { margin-left: 5px; }
}
@media (width < 640px) {
  .myst td { padding: 4px; }
}
@media print {
  :host { position: static; overflow: visible; padding: 0; background: none; }
  .bars { display: none; }
  article { box-shadow: none; }
}
`;
