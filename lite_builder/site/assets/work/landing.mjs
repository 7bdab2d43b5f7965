// "Your work" on the landing page: what a learner has changed, each of it reset by a click; saved as one zip, and taken in again.
// @ts-check

import { fileOfModel, keep, keptModels, putBack, removeKept } from "./kept_files.mjs";
import { workOf } from "./kept_work.mjs";
import { agreed } from "./question.mjs";
import { unzipped, zipOf } from "./zip.mjs";

/** @typedef {import("./kept_work.mjs").Course} Course */
/** @typedef {import("./kept_work.mjs").Work} Work */

const PER_PAGE = "Firefox keeps the work for each page of its own here: in a notebook, choose “Download” in its menu “File”.";
const HOW = "What you write is kept by this browser. To take it to another computer, save a copy there, and open it here.";
const OPEN_PAGES = "Pages that are open show it when they are reloaded.";

/** @param {Course} course */
export function offerWork(course) {
  const section = document.createElement("section");
  section.id = "work";
  const title = document.createElement("h2");
  title.textContent = "Your work";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  section.append(title, said);
  const offline = document.getElementById("offline");
  if (offline) offline.before(section);
  else document.querySelector("main")?.append(section);
  if (location.protocol === "file:" && navigator.userAgent.includes("Firefox/")) {
    said.textContent = PER_PAGE;
    return;
  }
  new YourWork(course, section, said).start();
}

class YourWork {
  /** @param {Course} course @param {HTMLElement} section @param {HTMLElement} said */
  constructor(course, section, said) {
    this.course = course;
    this.said = said;
    this.list = document.createElement("ul");
    this.save = button("Save a copy of all my work", () => this.act(() => this.saveAll()));
    this.reset = button("Reset everything", () => this.act(() => this.resetAll()));
    const chosen = document.createElement("input");
    chosen.type = "file";
    chosen.accept = ".zip,.ipynb";
    chosen.hidden = true;
    chosen.addEventListener("change", () => this.act(() => this.takeIn(chosen)));
    section.append(this.list, this.save, button("Open a copy", () => chosen.click()), this.reset, chosen);
  }

  start() {
    this.said.textContent = HOW;
    const show = () => this.show().catch((error) => (this.said.textContent = failed(error)));
    show();
    // The learner comes back from a page.
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && show());
    addEventListener("pageshow", ({ persisted }) => persisted && show());
  }

  /** Do it, say what it gives, and show what there is now. @param {() => Promise<string|null>} what */
  async act(what) {
    const words = await what().catch(failed);
    if (words !== null) this.said.textContent = words;
    await this.show();
  }

  /** Tell what is changed: pages where they stand in the outline, all other files in a list. */
  async show() {
    const work = await workOf(this.course, await keptModels(this.course.storage));
    for (const mark of document.querySelectorAll(".of-learner")) mark.remove();
    for (const piece of work) {
      const place = piece.kind === "page" ? placeOf(piece.path) : null;
      if (place) place.before(...this.marks(piece, titleOf(piece.path)));
      else this.list.append(this.item(piece));
    }
    for (const one of [this.save, this.reset]) one.hidden = !work.length;
  }

  /** @param {Work} piece */
  item(piece) {
    const isNotebook = piece.path.endsWith(".ipynb");
    const name = document.createElement(isNotebook ? "a" : "span");
    if (isNotebook) name.setAttribute("href", `notebooks/index.html?path=${encodeURIComponent(piece.path)}`);
    name.className = "title";
    name.textContent = piece.path;
    const item = document.createElement("li");
    item.className = "of-learner";
    item.append(name, ...this.marks(piece, piece.path));
    return item;
  }

  /** What there is to say of it, and the button that undoes it. @param {Work} piece @param {string} title */
  marks(piece, title) {
    const state = document.createElement("span");
    state.className = "of-learner state";
    state.textContent = piece.state;
    const label = piece.kind === "own" ? "Delete" : "Reset";
    const made = button(label, () => this.act(() => this.resetOne(piece, title)));
    made.className = "of-learner small";
    made.setAttribute("aria-label", `${label} “${title}”`);
    return [state, made];
  }

  /** @param {Work} piece @param {string} title */
  async resetOne(piece, title) {
    const isOwn = piece.kind === "own";
    const does = isOwn
      ? "This deletes the file from this browser. It is your own: the course has none of this name."
      : "This deletes what you have written in it, and its results, from this browser. It is then as the course has it.";
    const label = isOwn ? "Delete" : "Reset";
    if (!(await agreed({ title: `${label} “${title}”?`, text: does, yes: label }))) return null;
    return this.remove([piece], isOwn ? `“${title}” is deleted.` : `“${title}” is as the course has it. ${OPEN_PAGES}`);
  }

  async resetAll() {
    const work = await workOf(this.course, await keptModels(this.course.storage));
    const agree = await agreed({
      title: "Reset everything?",
      text: `This deletes ${counted(work.length)} from this browser; every page is then as the course has it. If you may want them back, save a copy first.`,
      items: work.map(({ path, state }) => `${path} (${state})`),
      yes: "Delete them all",
    });
    return agree ? this.remove(work, `Everything is as the course has it. ${OPEN_PAGES}`) : null;
  }

  /** Until the learner leaves the page, it can be brought back. @param {Work[]} work @param {string} words */
  async remove(work, words) {
    const { storage } = this.course;
    const paths = new Set(work.map(({ path }) => path));
    // As they are now: a notebook beside this page may have been saved since they were listed.
    const kept = (await keptModels(storage)).filter(([path]) => paths.has(path));
    await removeKept(storage, [...paths]);
    const back = async () => {
      await putBack(storage, kept);
      return `${counted(work.length)} back. ${OPEN_PAGES}`;
    };
    const undo = button("Bring it back", () => this.act(back));
    undo.className = "small";
    this.said.replaceChildren(`${words} `, undo);
    return null;
  }

  async saveAll() {
    const files = (await keptModels(this.course.storage)).map(fileOfModel);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await zipOf(files));
    link.download = `${this.course.name}.zip`;
    link.click();
    return `${counted(files.length)} in ${link.download}, which your browser has saved.`;
  }

  /** @param {HTMLInputElement} chosen */
  async takeIn(chosen) {
    const [picked] = chosen.files ?? [];
    if (!picked) return HOW;
    const { storage, formats } = this.course;
    const files = picked.name.endsWith(".ipynb") ? [await fileOf(picked)] : await unzipped(picked);
    chosen.value = "";
    const here = new Map((await keptModels(storage)).map(fileOfModel).map(({ path, bytes }) => [path, bytes]));
    const other = files.filter(({ path, bytes }) => here.has(path) && !isSame(bytes, here.get(path)));
    const isKept = other.length > 0 && !(await agreed(questionOf(other.map(({ path }) => path))));
    const taken = isKept ? files.filter((file) => !other.includes(file)) : files;
    await keep(storage, taken, formats);
    const rest = isKept ? ` ${counted(other.length)} stayed as they were.` : "";
    return `${counted(taken.length)} of the copy are here now.${rest} ${OPEN_PAGES}`;
  }
}

/** @param {string[]} paths */
function questionOf(paths) {
  return {
    title: "Which shall stay?",
    text: `${counted(paths.length)} of the copy differ from what is here:`,
    items: paths,
    yes: "Take those of the copy",
    no: "Keep those that are here",
  };
}

/** Before what in the outline a page is spoken of; null for pages that stand elsewhere. @param {string} path */
const placeOf = (path) => document.querySelector(`ol.pages a[data-lab="${CSS.escape(path)}"]`);

/** @param {string} path */
const titleOf = (path) => document.querySelector(`a[data-notebook="${CSS.escape(path)}"]`)?.textContent ?? path;

/** @param {File} file */
async function fileOf(file) {
  return { path: file.name, bytes: new Uint8Array(await file.arrayBuffer()), time: new Date(file.lastModified) };
}

/** @param {Uint8Array} one @param {Uint8Array|undefined} other */
function isSame(one, other) {
  return one.length === other?.length && one.every((byte, index) => byte === other[index]);
}

/** @param {any} error */
const failed = (error) => `It did not work: ${error?.message ?? error}.`;

/** @param {number} count */
const counted = (count) => (count === 1 ? "1 file" : `${count} files`);

/** @param {string} label @param {() => void} click */
function button(label, click) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", click);
  return made;
}
