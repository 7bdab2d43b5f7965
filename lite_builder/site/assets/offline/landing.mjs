// "Make available offline" on the landing page: what it costs is said beforehand, then how far it is.
// @ts-check

import { canCopy, copiedBuild, makeCopy, missingBytes, newestBuild, removeCopies } from "./copy.mjs";
import { controlled } from "./service_worker_registration.mjs";
import { megabytes, reason } from "./words.mjs";

const HTTP = "This page came over http, and a browser keeps a copy of a course only over https. Everything else works.";
const PRIVATE = "This browser keeps no copy of the course in this window, which may be a private one. Everything else works.";

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const text = element("offline-text");
const make = /** @type {HTMLButtonElement} */ (element("offline-make"));
const remove = /** @type {HTMLButtonElement} */ (element("offline-remove"));
const bar = /** @type {HTMLProgressElement} */ (element("offline-progress"));

async function show() {
  element("offline").hidden = false;
  if (!(await canCopy())) {
    say(isSecureContext ? PRIVATE : HTTP);
    return;
  }
  if (await copiedBuild()) return showCopied();
  const newest = await newestBuild();
  const bytes = await missingBytes(newest);
  make.hidden = false;
  const rest = bytes < newest.bytes ? `, of which ${megabytes(newest.bytes - bytes)} are here already` : "";
  say(`The whole course, Python included, takes ${megabytes(newest.bytes)} on this device${rest}.`);
}

function showCopied() {
  make.hidden = true;
  bar.hidden = true;
  remove.hidden = false;
  say("The course is on this device: it opens without a network.");
}

async function download() {
  make.disabled = true;
  bar.hidden = false;
  try {
    await controlled();
    const newest = await newestBuild();
    await refuseWithoutRoom(await missingBytes(newest));
    // Firefox asks the learner, who need not answer.
    navigator.storage?.persist?.().catch(() => {});
    await makeCopy(newest, (done, total) => {
      bar.value = done / total;
      say(`${megabytes(done)} of ${megabytes(total)} are here.`);
    });
    showCopied();
  } catch (error) {
    bar.hidden = true;
    say(`The course is not on this device: ${reason(error)}. What you have written is untouched; try again with the same button.`);
  }
  make.disabled = false;
}

/** @param {number} bytes */
async function refuseWithoutRoom(bytes) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && usage !== undefined && quota - usage < bytes) {
    throw new Error(`it needs ${megabytes(bytes)}, and this browser has room for ${megabytes(Math.max(0, quota - usage))}`);
  }
}

async function letGo() {
  remove.hidden = true;
  try {
    await removeSnapshots();
    await removeCopies();
    await show();
  } catch (error) {
    remove.hidden = false;
    say(`Not all of it is removed (${reason(error)}). Close the notebooks that are open, and try again with the same button.`);
  }
}

/** Let go of what kernels have kept of Python's memory, from this copy and from visits. */
async function removeSnapshots() {
  /** @type {typeof import("../boot/kept.mjs")} */
  const { keepOnly } = await import(new URL("../static/pyodide/kept.js", import.meta.url).href);
  await keepOnly([], "");
}

/** @param {string} words */
function say(words) {
  text.textContent = words;
}

make.addEventListener("click", download);
remove.addEventListener("click", letGo);
show().catch((error) => say(`Whether the course can be kept on this device is not known: ${reason(error)}.`));
if (await canCopy()) controlled().catch((error) => console.info(`This page is not kept for later: ${error}`));
