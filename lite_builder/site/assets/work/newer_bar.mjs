// Asks the learner what to do with a changed page of which the course has a newer version: keep mine, take the new one, keep both.
//
// It asks in a bar at the foot, about the notebook that is in front; work goes on meanwhile, and nothing changes before the answer.
// What the answer was stays there, with the way back, whatever comes in front then.
// @ts-check

import { Bar } from "../bars.mjs";
import { publishedPage, readCourse } from "./course.mjs";
import { isAsShown, putBeside, putInPlace, takeNew, takeNewBeside } from "./exchange.mjs";
import { keptModel, stillAs } from "./kept_files.mjs";
import { heedRefusals, isRefused, refuse } from "./refused.mjs";
import { hasRun, sourcesText, touchOf, versionOf } from "./versions.mjs";

/** @typedef {import("../bars.mjs").Choice} Choice */
/** @typedef {import("./course.mjs").Course} Course */
/** @typedef {import("./exchange.mjs").Panel} Panel */
/** @typedef {import("./kept_files.mjs").Model} Model */
/** @typedef {import("./versions.mjs").Notebook} Notebook */

const POLL_MILLISECONDS = 200;
const TOLD = {
  changed: "The course has a newer version of this page, and you have changed yours.",
  run: "The course has a newer version of this page. You have changed nothing in yours but run it: its results would go.",
  unknown: "The course has another version of this page than yours.",
};
const SINCE = "You have run or changed the page since. Shall yours from before take its place, or stand beside it?";

/** What is asked about the notebook in front. @type {Question|null} */
let asked = null;

async function watch() {
  const { shell } = await started();
  const look = () => lookAt(shell).catch((error) => console.info(`Whether this page has a newer version is not known: ${error}`));
  shell.currentChanged.connect(look);
  heedRefusals(look);
  await look();
}

/** JupyterLab, once it is there. */
async function started() {
  while (!jupyterLab()?.shell?.currentChanged) await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  await jupyterLab().restored;
  return jupyterLab();
}

const jupyterLab = () => /** @type {any} */ (globalThis).jupyterapp;

/** @param {{currentWidget: Panel|null}} shell */
async function lookAt(shell) {
  const panel = shell.currentWidget;
  if (asked?.panel !== panel) ask(null);
  if (!panel?.context?.path.endsWith(".ipynb") || !panel.content?.model) return;
  await panel.context.ready;
  const course = await readCourse();
  const { path, model } = panel.context;
  const published = Object.hasOwn(course.pages, path) ? await publishedPage(path) : null;
  const version = published && versionOf(published);
  if (!version) return;
  const mine = model.toJSON();
  const touch = await touchOf(mine);
  const kept = await keptModel(course.storage, path);
  const isUnchanged = touch === "untouched" || isSame(mine, published);
  const makesWay = isUnchanged && (await isFree(kept, published));
  if (shell.currentWidget !== panel) return;
  const isSettled = version === versionOf(mine) || isRefused(course, path, version);
  if (asked?.version === version && !isSettled) return;
  ask(null);
  if (isSettled) return;
  if (makesWay) await takeNew(panel, course, stillAs(kept));
  else ask(new Question(panel, course, version, versionOf(mine) ? TOLD[touch === "untouched" ? "changed" : touch] : TOLD.unknown));
}

/**
 * Whether nobody has changed what is kept of a page: another tab may have saved what this one does not show.
 * @param {Model|undefined} kept
 * @param {Notebook} published
 */
async function isFree(kept, published) {
  const notebook = kept?.content;
  return !notebook?.cells || (await touchOf(notebook)) === "untouched" || isSame(notebook, published);
}

/** @param {Notebook} mine @param {Notebook} published */
const isSame = (mine, published) => sourcesText(mine) === sourcesText(published) && !hasRun(mine);

/** Ask this in place of what was asked before. @param {Question|null} question */
function ask(question) {
  asked?.bar.close();
  asked = question;
  question?.show();
}

class Question {
  /** @param {Panel} panel @param {Course} course @param {string} version @param {string} told */
  constructor(panel, course, version, told) {
    this.panel = panel;
    this.course = course;
    this.version = version;
    this.told = told;
    this.path = panel.context.path;
    this.bar = new Bar("lite-builder-newer", "Newer version of this page");
    /** @type {Choice} */
    this.close = ["Close", () => this.bar.close()];
  }

  show() {
    this.bar.say(this.told, [
      ["Keep mine", () => this.keepMine()],
      ["Take the new one", () => this.tried(() => this.take())],
      ["Keep both", () => this.tried(() => this.keepBoth())],
    ]);
  }

  keepMine() {
    refuse(this.course, this.path, this.version);
    ask(null);
  }

  /** Do it with what the learner has saved. Its bar stays from now on. @param {() => Promise<void>} act */
  async tried(act) {
    const { context } = this.panel;
    try {
      // JupyterLab asks where another tab has saved since.
      if (context.model.dirty) await context.save();
      asked = null;
      await act();
    } catch (error) {
      this.askOn();
      this.bar.say(`It did not work: ${/** @type {any} */ (error)?.message ?? error}. Your page is as it was.`);
    }
  }

  async take() {
    const mine = await takeNew(this.panel, this.course);
    const shown = { path: this.path, sources: sourcesText(this.panel.context.model.toJSON()) };
    const back = async () => {
      if (await isAsShown(this.panel, this.course, shown)) await this.bringBack(mine);
      else this.bar.say(SINCE, [["In its place", () => this.bringBack(mine)], ["Beside it", () => this.putBeside(mine)], this.close]);
    };
    this.bar.say(`This is the course's newer version of ${nameOf(this.path)}. Yours has gone; it can be brought back until you leave.`, [
      ["Bring mine back", back],
      this.close,
    ]);
  }

  /** @param {Model} mine */
  async bringBack(mine) {
    await putInPlace(this.panel, this.course, this.path, mine);
    if (jupyterLab().shell.currentWidget !== this.panel) return this.bar.close();
    this.askOn();
    this.show();
  }

  /** It is this that is asked, in place of what came meanwhile. */
  askOn() {
    if (asked !== this) ask(null);
    asked = this;
  }

  async keepBoth() {
    this.tellBeside(await takeNewBeside(this.panel, this.course));
  }

  /** @param {Model} mine */
  async putBeside(mine) {
    this.tellBeside(await putBeside(this.course, this.path, mine));
  }

  /** @param {string} beside the path of the learner's version */
  tellBeside(beside) {
    const open = async () => {
      await jupyterLab().commands.execute("docmanager:open", { path: beside });
      this.bar.close();
    };
    this.bar.say(`This is the course's newer version of ${nameOf(this.path)}. Yours is beside it: ${nameOf(beside)}`, [
      ["Open mine", open],
      this.close,
    ]);
  }
}

/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

watch();
