// Opens a notebook at the place that the link to it names.
//
// JupyterLite 0.8.6 opens the notebook of a link such as `glossary.ipynb#Fold`, in a new tab of the browser or in one of its
// own, and drops what follows the `#`. The page that is left remembers it, the page that shows the notebook goes there.
// @ts-check

const KEY = `lite_builder:anchor:${new URL(".", import.meta.url).pathname}`;
const POLL_MILLISECONDS = 200;
/** How long a notebook may take to open after the click, and all that is above the place to be drawn after that. */
const PATIENCE_MILLISECONDS = { open: 120_000, draw: 4_000 };

/** @typedef {{address: string, fragment: string, clicked: number}} Anchor */

/** @param {MouseEvent} event */
function remember(event) {
  // The text that is shown before JupyterLab (first_text.mjs) stands in a shadow, and leads to pages and not to files.
  const [target] = event.composedPath();
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || !link.hash || link.origin !== location.origin) return;
  const path = new URLSearchParams(link.search).get("path");
  const address = path === null ? decodeURIComponent(link.pathname) : `/${path}`;
  if (!address.endsWith(".ipynb")) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ address, fragment: link.hash, clicked: Date.now() }));
  } catch {
    // A window that keeps nothing opens the notebook at its beginning.
  }
}

/** The fragment that was clicked a moment ago, if it leads to the notebook at this path. @param {string} path */
export function clicked(path) {
  try {
    const anchor = /** @type {Anchor|null} */ (JSON.parse(localStorage.getItem(KEY) ?? "null"));
    if (!anchor || !anchor.address.endsWith(`/${path}`)) return null;
    return Date.now() - anchor.clicked < PATIENCE_MILLISECONDS.open ? anchor.fragment : null;
  } catch {
    return null;
  }
}

/** The same, for once. @param {string} path */
function remembered(path) {
  const fragment = clicked(path);
  if (fragment) localStorage.removeItem(KEY);
  return fragment;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));

/** The element that a fragment names: by its id, by JupyterLab's own for a heading, or as `#cell-id=...`. @param {any} notebook @param {string} fragment */
function named(notebook, fragment) {
  const name = decodeURIComponent(fragment.slice(1));
  const cell = notebook.widgets.find((/** @type {any} */ widget) => `cell-id=${widget.model.id}` === name);
  const id = CSS.escape(name);
  return /** @type {Element|null} */ (cell?.node ?? notebook.node.querySelector(`[id="${id}"], [data-jupyter-id="${id}"]`));
}

/**
 * Go there, and stay there while what is above is still being drawn, unless the reader moves on.
 * @param {any} panel
 * @param {string} fragment
 */
async function reveal(panel, fragment) {
  await panel.context.ready;
  const end = Date.now() + PATIENCE_MILLISECONDS.draw;
  let moved = false;
  for (const event of ["wheel", "keydown", "pointerdown", "touchmove"]) {
    addEventListener(event, () => (moved = true), { capture: true, once: true });
  }
  while (!moved && !panel.isDisposed && Date.now() < end) {
    named(panel.content, fragment)?.scrollIntoView();
    await pause();
  }
}

async function follow() {
  for (;;) {
    const panel = /** @type {any} */ (globalThis).jupyterapp?.shell?.currentWidget;
    const path = panel?.content?.model && panel.context?.path;
    const fragment = path ? remembered(path) : null;
    if (fragment) await reveal(panel, fragment);
    await pause();
  }
}

document.addEventListener("click", remember, { capture: true });
follow();
