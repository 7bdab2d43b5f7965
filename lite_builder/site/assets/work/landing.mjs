// "Your work" on the landing page: what a learner has changed, each of it reset by a click; saved as one zip, and taken in again.
// @ts-check

import { askForFolder, canAskForFolder, writeWork } from "./folder.mjs";
import { bytesOfModel, fileOfModel, keptModels, modelOf, putBack, removeKept, stillAs } from "./kept_files.mjs";
import { workOf } from "./kept_work.mjs";
import { agreed } from "./question.mjs";
import { unzipped, zipOf } from "./zip.mjs";

/** @typedef {import("./kept_work.mjs").Course} Course */
/** @typedef {import("./kept_work.mjs").Kept} Kept */
/** @typedef {import("./kept_work.mjs").Work} Work */

const PER_PAGE = "Firefox keeps the work for each page of its own here: in a notebook, choose “Download” in its menu “File”.";
const HOW = "What you write is kept by this browser. To take it to another computer, save a copy there, and open it here.";
const OPEN_PAGES = "Pages that are open show it when they are reloaded.";
const UNTIL = "It can be brought back here until you leave or reload this page.";
/** How long a browser may take to save a file that a link names. */
const SAVING_MILLISECONDS = 60_000;

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
    this.removed = document.createElement("ul");
    this.removed.setAttribute("aria-label", "What can be brought back");
    this.save = button("Save a copy of all my work", () => this.act(() => this.saveAll()));
    this.write = button("Write my work to a folder…", () => this.act(() => this.writeAll()));
    this.reset = button("Reset everything", () => this.act(() => this.resetAll()));
    const chosen = document.createElement("input");
    chosen.type = "file";
    chosen.accept = ".zip,.ipynb";
    chosen.hidden = true;
    chosen.addEventListener("change", () => this.act(() => this.takeIn(chosen)));
    section.append(this.removed, this.list, this.save, this.write, button("Open a copy", () => chosen.click()), this.reset, chosen);
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
    await this.show().catch((error) => this.said.append(` What is here now cannot be shown: ${reasonOf(error)}.`));
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
    for (const one of [this.save, this.write, this.reset]) one.hidden = !work.length;
    this.write.hidden ||= !canAskForFolder();
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
      ? `This deletes the file from this browser. It is your own: the course has none of this name. ${UNTIL}`
      : `This deletes what you have written in it, and its results, from this browser. It is then as the course has it. ${UNTIL}`;
    const label = isOwn ? "Delete" : "Reset";
    if (!(await agreed({ title: `${label} “${title}”?`, text: does, yes: label }))) return null;
    await this.remove([piece.path], `“${title}”`);
    return isOwn ? `“${title}” is deleted.` : `“${title}” is as the course has it. ${OPEN_PAGES}`;
  }

  async resetAll() {
    const work = await workOf(this.course, await keptModels(this.course.storage));
    const agree = await agreed({
      title: "Reset everything?",
      text: `This deletes ${counted(work.length)} from this browser; every page is then as the course has it. If you may want them back later, save a copy first. ${UNTIL}`,
      items: work.map(({ path, state }) => `${path} (${state})`),
      yes: "Delete them all",
    });
    if (!agree) return null;
    await this.remove(work.map(({ path }) => path), counted(work.length));
    return `Everything is as the course has it. ${OPEN_PAGES}`;
  }

  /** Each removal has a line of its own by which it is brought back. @param {string[]} paths @param {string} title */
  async remove(paths, title) {
    let removed = await removeKept(this.course.storage, paths);
    const line = document.createElement("li");
    const back = async () => {
      const all = removed.length;
      removed = await this.put(removed, questionOfBack);
      if (removed.length) return `${toldOf(all - removed.length, removed.length)} What was removed of those can still be brought back.`;
      line.remove();
      return `${counted(all)} back. ${OPEN_PAGES}`;
    };
    const undo = button("Bring it back", () => this.act(back));
    undo.className = "small";
    undo.setAttribute("aria-label", `Bring it back: ${title}`);
    const name = document.createElement("span");
    name.className = "title";
    name.textContent = `Removed: ${title}`;
    line.append(name, undo);
    this.removed.append(line);
    undo.focus(); // the button that was clicked goes
  }

  /**
   * Keep these files; where the learner's other work is in their places, they are asked which shall stay. Gives what stayed away.
   * @param {Kept[]} files
   * @param {(paths: string[]) => Parameters<typeof agreed>[0]} questionOf
   * @returns {Promise<Kept[]>}
   */
  async put(files, questionOf) {
    const { storage } = this.course;
    const here = new Map(await keptModels(storage));
    const work = new Set((await workOf(this.course, [...here])).map(({ path }) => path));
    const other = files.filter(([path, model]) => work.has(path) && isOther(model, here.get(path)));
    const isRefused = other.length > 0 && !(await agreed(questionOf(other.map(([path]) => path))));
    const wanted = isRefused ? files.filter((file) => !other.includes(file)) : files;
    // What was saved since it was looked at is asked about, too.
    const late = await putBack(storage, wanted, (now, path) => stillAs(here.get(path))(now));
    return [...(isRefused ? other : []), ...(late.length ? await this.put(late, questionOf) : [])];
  }

  async saveAll() {
    const files = (await keptModels(this.course.storage)).map(fileOfModel);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await zipOf(files));
    link.download = `${this.course.name}.zip`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MILLISECONDS);
    return `${counted(files.length)} in ${link.download}, which your browser has saved.`;
  }

  async writeAll() {
    const folder = await askForFolder();
    if (!folder) return null;
    const kept = new Map(await keptModels(this.course.storage));
    const work = await workOf(this.course, [...kept]);
    const files = [...kept].filter(([path]) => work.some((piece) => piece.path === path)).map(fileOfModel);
    const { name, failed: left } = await writeWork(folder, files, new Date());
    const rest = left.length ? ` These could not be written: ${left.join(", ")}.` : "";
    return `${counted(files.length - left.length)} written into “${name}” in “${folder.name}”.${rest}`;
  }

  /** @param {HTMLInputElement} chosen */
  async takeIn(chosen) {
    const [picked] = chosen.files ?? [];
    if (!picked) return HOW;
    const files = picked.name.endsWith(".ipynb") ? [await fileOf(picked)] : await unzipped(picked);
    chosen.value = "";
    const models = files.map((file) => /** @type {Kept} */ ([file.path, modelOf(file, this.course.formats)]));
    const left = await this.put(models, questionOfCopy);
    return toldOf(files.length - left.length, left.length, " of the copy");
  }
}

/** @param {string[]} paths */
function questionOfBack(paths) {
  return {
    title: "Which shall stay?",
    text: `You have written since in ${counted(paths.length)} that you are bringing back:`,
    items: paths,
    yes: "Take those from before",
    no: "Keep those that are here",
  };
}

/** @param {string[]} paths */
function questionOfCopy(paths) {
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

/** Whether the bytes differ. @param {Kept[1]} model @param {Kept[1]} [here] */
function isOther(model, here) {
  if (!here) return false;
  const [one, other] = [model, here].map(bytesOfModel);
  return one.length !== other.length || one.some((byte, index) => byte !== other[index]);
}

/** @param {number} put @param {number} left @param {string} [which] */
function toldOf(put, left, which = "") {
  const rest = left ? ` ${counted(left)} stayed as they were.` : "";
  return `${counted(put)}${which} are here now.${rest} ${OPEN_PAGES}`;
}

/** @param {any} error */
const failed = (error) => `It did not work: ${reasonOf(error)}.`;

/** @param {any} error */
const reasonOf = (error) => error?.message ?? error;

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
