// "Your work" on the landing page: all that a learner has changed as one zip, and such a zip taken in, so that work travels.
// @ts-check

import { keep, keptFiles } from "./kept_files.mjs";
import { unzipped, zipOf } from "./zip.mjs";

/** @typedef {{storage: string, formats: Record<string, import("./kept_files.mjs").Format>, name: string}} Course */

const PER_PAGE = "Firefox keeps the work for each page of its own here: in a notebook, choose “Download” in its menu “File”.";
const HOW = "What you write is kept by this browser. To take it to another computer, save a copy there, and open it here.";

/** @param {Course} course */
export function offerWork(course) {
  const section = document.createElement("section");
  section.id = "work";
  const title = document.createElement("h2");
  title.textContent = "Your work";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  section.append(title, said);
  document.querySelector("main")?.append(section);
  if (location.protocol === "file:" && navigator.userAgent.includes("Firefox/")) {
    said.textContent = PER_PAGE;
    return;
  }
  said.textContent = HOW;
  const tell = (/** @type {() => Promise<string>} */ act) => async () => {
    said.textContent = await act().catch((error) => `It did not work: ${error.message ?? error}.`);
  };
  const chosen = document.createElement("input");
  chosen.type = "file";
  chosen.accept = ".zip,.ipynb";
  chosen.hidden = true;
  chosen.addEventListener("change", tell(() => takeIn(chosen, course)));
  section.append(button("Save a copy of all my work", tell(() => save(course))), button("Open a copy", () => chosen.click()), chosen);
}

/** @param {Course} course */
async function save({ storage, name }) {
  const files = await keptFiles(storage);
  if (!files.length) return "Nothing has been changed in this browser yet.";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await zipOf(files));
  link.download = `${name}.zip`;
  link.click();
  return `${counted(files.length)} in ${link.download}, which your browser has saved.`;
}

/** @param {HTMLInputElement} chosen @param {Course} course */
async function takeIn(chosen, { storage, formats }) {
  const [picked] = chosen.files ?? [];
  if (!picked) return HOW;
  const isZip = !picked.name.endsWith(".ipynb");
  const files = isZip ? await unzipped(picked) : [await fileOf(picked)];
  chosen.value = "";
  const here = new Map((await keptFiles(storage)).map(({ path, bytes }) => [path, bytes]));
  const other = files.filter(({ path, bytes }) => here.has(path) && !isSame(bytes, here.get(path)));
  const question = `${counted(other.length)} of the copy differ from what is here: ${other.map(({ path }) => path).join(", ")}.\n\nShall those of the copy take their place?`;
  const isKept = other.length > 0 && !confirm(question);
  const taken = isKept ? files.filter((file) => !other.includes(file)) : files;
  await keep(storage, taken, formats);
  const rest = isKept ? ` ${counted(other.length)} stayed as they were.` : "";
  return `${counted(taken.length)} of the copy are here now.${rest} Pages that are open show them when they are reloaded.`;
}

/** @param {File} file */
async function fileOf(file) {
  return { path: file.name, bytes: new Uint8Array(await file.arrayBuffer()), time: new Date(file.lastModified) };
}

/** @param {Uint8Array} one @param {Uint8Array|undefined} other */
function isSame(one, other) {
  return one.length === other?.length && one.every((byte, index) => byte === other[index]);
}

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
