// Shows the text of the notebook while JupyterLab is still loading, so that it can be read, and gives way to it without a jump.
//
// The text is what the course publishes (lite_builder/site/first_text/). Where a learner's own copy has other cells, nothing is shown.
// @ts-check

import { STYLE } from "./first_text_style.mjs";

/** A notebook that is open in JupyterLab, as far as it matters here. @typedef {{context: {path: string}, revealed: Promise<void>, content: {node: HTMLElement, widgets: {node: HTMLElement}[], update(): void}}} Panel */
/** Where a learner reads: a cell, a block of its text, and how far from the top of the window that stands. @typedef {{cell: number, block: number, blocks: number, top: number}} Place */

/** @typedef {[typeof import("./storage.mjs"), typeof import("./work/kept_files.mjs"), typeof import("./work/versions.mjs")]} Modules */

const POLL_MILLISECONDS = 50;
/** How long JupyterLab may take to open the notebook, and then to draw what is in sight. */
const PATIENCE_MILLISECONDS = { open: 120_000, draw: 30_000 };
/** For so many frames nothing must have moved. */
const STILL_FRAMES = 3;
const BLOCKS = { text: ":scope > div", notebook: ".myst, .jp-RenderedMarkdown" };
/** A cell with nothing of this has yet to be drawn; one of Markdown has an editor, too, which is hidden. */
const DRAWN = { markdown: ".myst > *, .jp-RenderedMarkdown > *", other: ".cm-content, .jp-InputPlaceholder" };

const site = new URL(".", import.meta.url);
const DARK = `lite_builder:dark:${site.pathname}`;

/** By its whole address, since on a USB key only that is the same for whoever imports. @param {string} name */
const load = (name) => import(new URL(name, site).href);

/** The text of the notebook at this path; null if the site has none. @param {string} path @returns {Promise<HTMLElement|null>} */
async function publishedText(path) {
  const address = new URL(`text/${path.replace(/\.ipynb$/, ".html").split("/").map(encodeURIComponent).join("/")}`, site);
  const answer = await fetch(address, { priority: "high" }).catch(() => null);
  if (!answer?.ok) return null;
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  // Of what a page of file:// may load there are no images of the course.
  if (site.protocol === "file:") for (const image of template.content.querySelectorAll("img")) image.removeAttribute("src");
  return template.content.querySelector("article");
}

/** The digest of the cells of the learner's own copy: undefined if there is none, empty if it has been changed. @param {string} path */
async function copiedSources(path) {
  const modules = ["storage.js", "work/kept_files.js", "work/versions.js"].map(load);
  const [{ NAME }, { keptModel }, { touchOf }] = /** @type {Modules} */ (await Promise.all(modules));
  const copy = (await keptModel(NAME, path))?.content;
  if (!copy) return undefined;
  return copy.cells && (await touchOf(copy)) !== "changed" ? copy.metadata.lite_builder.sources : "";
}

/** @param {HTMLElement} article */
function layerOf(article) {
  const layer = document.createElement("div");
  layer.id = "first-text";
  layer.tabIndex = 0;
  layer.setAttribute("role", "region");
  layer.setAttribute("aria-label", "Text of the notebook, which is being opened");
  layer.setAttribute("aria-busy", "true");
  layer.classList.toggle("dark", isDark());
  // In a shadow, so that styles and ids of JupyterLab and of the text do not meet.
  const root = layer.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("style"), { textContent: STYLE });
  root.append(style, Object.assign(document.createElement("div"), { className: "bars" }), article);
  article.addEventListener("click", goWithin);
  return layer;
}

/** As the last page was that JupyterLab has shown: its own setting cannot be had as soon. */
function isDark() {
  try {
    return localStorage.getItem(DARK) === "true";
  } catch {
    return false; // a window that keeps nothing
  }
}

function noteTheme() {
  const isLight = document.body.dataset.jpThemeLight;
  if (!isLight) return;
  try {
    localStorage.setItem(DARK, String(isLight === "false"));
  } catch {
    // The next page is light until JupyterLab comes.
  }
}

/** Links within the text lead to places in it, and leave the page's address as it is. @param {MouseEvent} event */
function goWithin(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const name = link?.getAttribute("href") ?? "";
  const article = link?.closest("article");
  if (!article || !name.startsWith("#")) return;
  event.preventDefault();
  goTo(article, name);
}

/** @param {HTMLElement} article @param {string} fragment */
function goTo(article, fragment) {
  article.querySelector(`[id="${CSS.escape(decodeURIComponent(fragment.slice(1)))}"]`)?.scrollIntoView();
}

/** The notebook at this path, once JupyterLab shows it; null if it does not. @param {string} path @param {HTMLElement} layer @returns {Promise<Panel|null>} */
async function opened(path, layer) {
  const end = performance.now() + PATIENCE_MILLISECONDS.open;
  while (performance.now() < end) {
    const panel = /** @type {any} */ (globalThis).jupyterapp?.shell?.currentWidget;
    if (panel?.context?.path === path && panel.content?.widgets?.length) return panel;
    layer.classList.toggle("under-bars", document.getElementById("main") !== null);
    // It asks the learner something, such as what to do about a file that it cannot open.
    if (document.querySelector(".jp-Dialog")) return null;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  return null;
}

/** Resolves when the notebook shows, drawn, what the layer shows, in the same place. @param {HTMLElement} layer @param {Panel} panel */
async function alike(layer, { content }) {
  const end = performance.now() + PATIENCE_MILLISECONDS.draw;
  for (let still = 0; still < STILL_FRAMES && performance.now() < end; ) {
    await new Promise(requestAnimationFrame);
    const isThere = cellsInSight(layer).every(([index, text]) => isDrawn(content.widgets[index]?.node, text));
    // JupyterLab puts in the cells one after another when it finds time, unless it is asked to.
    if (!isThere) content.update();
    // Unmoved, both are at the top, or JupyterLab is where a link has led it.
    const moved = layer.scrollTop > 0 ? moveTo(placeIn(layer), content) : 0;
    still = isThere && moved === 0 && document.body.dataset.jpThemeName ? still + 1 : 0;
  }
}

/** @param {HTMLElement} layer */
const cellsOf = (layer) => [...(layer.shadowRoot?.querySelectorAll("section") ?? [])];

/** With their numbers. @param {HTMLElement} layer */
function cellsInSight(layer) {
  const { top, bottom } = layer.getBoundingClientRect();
  return [...cellsOf(layer).entries()].filter(([, cell]) => {
    const place = cell.getBoundingClientRect();
    return place.bottom > top && place.top < bottom;
  });
}

/** @param {Element|undefined} cell of the notebook @param {Element} text what is shown of it; there may be nothing to draw */
function isDrawn(cell, text) {
  if (!cell?.isConnected) return false;
  const isMarkdown = cell.matches(".jp-MarkdownCell");
  return cell.querySelector(isMarkdown ? DRAWN.markdown : DRAWN.other) !== null || (isMarkdown && !text.querySelector(`${BLOCKS.text} > *`));
}

/** @param {HTMLElement} layer @returns {Place|null} */
function placeIn(layer) {
  const edge = layer.getBoundingClientRect().top;
  const isBelow = (/** @type {Element} */ element) => element.getBoundingClientRect().bottom > edge;
  const cells = cellsOf(layer);
  const cell = cells.findIndex(isBelow);
  if (cell < 0) return null;
  const blocks = [...(cells[cell].querySelector(BLOCKS.text)?.children ?? [])];
  const block = blocks.findIndex(isBelow);
  return { cell, block, blocks: blocks.length, top: (blocks[block] ?? cells[cell]).getBoundingClientRect().top };
}

/** Scroll the notebook to the same place; gives by how many pixels, 0 where it is there or can go no further. @param {Place|null} place @param {Panel["content"]} content */
function moveTo(place, { node, widgets }) {
  const cell = place ? widgets[place.cell]?.node : undefined;
  const scroller = node.querySelector(".jp-WindowedPanel-outer");
  if (!place || !scroller || !cell?.isConnected) return 0;
  const blocks = cell.querySelector(BLOCKS.notebook)?.children;
  const target = blocks?.length === place.blocks ? (blocks[place.block] ?? cell) : cell;
  const before = scroller.scrollTop;
  scroller.scrollTop += target.getBoundingClientRect().top - place.top;
  return Math.round(scroller.scrollTop - before);
}

/** @param {string} path of the notebook that this page is to open */
async function show(path) {
  const [article, copied] = await Promise.all([publishedText(path), copiedSources(path)]);
  if (!article || (copied ?? article.dataset.sources) !== article.dataset.sources) return;
  if (document.readyState === "loading") await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  const layer = layerOf(article);
  // As JupyterLite itself does a little later.
  document.body.classList.toggle("jp-mod-dark", isDark());
  document.body.append(layer);
  layer.focus({ preventScroll: true });
  const { clicked } = /** @type {typeof import("./anchors.mjs")} */ (await load("anchors.js"));
  const fragment = clicked(path);
  if (fragment) goTo(article, fragment);
  const panel = await opened(path, layer);
  await panel?.revealed;
  if (panel) await alike(layer, panel);
  layer.remove();
  document.body.classList.remove("jp-mod-dark");
}

const path = new URLSearchParams(location.search).get("path");
if (path?.endsWith(".ipynb")) {
  addEventListener("pagehide", noteTheme);
  show(path).catch((error) => console.info(`The text of ${path} is not shown before JupyterLab: ${error}`));
}
