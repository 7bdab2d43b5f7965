// Asks the learner what to do with a changed page of which the course has a newer version: keep mine, take the new one, keep both.
//
// It asks in a bar at the foot, about the notebook that is in front; work goes on meanwhile, and nothing changes before the answer.
// @ts-check

import { Bar } from "../bars.mjs";
import { pathBeside } from "./beside.mjs";
import { publishedPage, readCourse } from "./course.mjs";
import { keep, keptModel, keptModels, modelOf, putBack, removeKept } from "./kept_files.mjs";
import { heedRefusals, isRefused, refuse } from "./refused.mjs";
import { hasRun, sourcesText, touchOf, versionOf } from "./versions.mjs";

/** @typedef {import("./course.mjs").Course} Course */
/** @typedef {import("./versions.mjs").Notebook} Notebook */
/** A notebook that is open in JupyterLab, as far as it matters here. @typedef {{context: {path: string, ready: Promise<void>, model: {dirty: boolean, toJSON(): Notebook}, revert(): Promise<void>}, content: any, isDisposed: boolean}} Panel */

const POLL_MILLISECONDS = 200;
const TOLD = {
  changed: "The course has a newer version of this page, and you have changed yours.",
  run: "The course has a newer version of this page. You have changed nothing in yours but run it: its results would go.",
  unknown: "The course has another version of this page than yours.",
};

/** What is asked or told of the notebook in front. @type {Bar|null} */
let bar = null;

async function watch() {
  const shell = (await started()).shell;
  const look = () => lookAt(shell).catch((error) => console.info(`Whether this page has a newer version is not known: ${error}`));
  shell.currentChanged.connect(look);
  heedRefusals(look);
  await look();
}

/** JupyterLab, once it is there. */
async function started() {
  const app = () => /** @type {any} */ (globalThis).jupyterapp;
  while (!app()?.shell?.currentChanged) await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  await app().restored;
  return app();
}

/** @param {{currentWidget: Panel|null}} shell */
async function lookAt(shell) {
  bar?.close();
  bar = null;
  const panel = shell.currentWidget;
  if (!panel?.context?.path.endsWith(".ipynb") || !panel.content?.model) return;
  await panel.context.ready;
  const course = await readCourse();
  const { path, model } = panel.context;
  const published = path in course.pages ? await publishedPage(path) : null;
  const mine = model.toJSON();
  const version = published && versionOf(published);
  if (!version || version === versionOf(mine) || isRefused(course, path, version)) return;
  const touch = await touchOf(mine);
  if (shell.currentWidget !== panel || bar) return;
  const isSame = sourcesText(mine) === sourcesText(published) && !hasRun(mine);
  if ((touch === "untouched" || isSame) && (await isFree(course, path, published))) await takeNew(panel, course);
  else ask(panel, course, { version, told: versionOf(mine) ? TOLD[touch === "untouched" ? "changed" : touch] : TOLD.unknown });
}

/**
 * Whether nobody has changed what is kept of a page: another tab may have saved what this one does not show.
 * @param {Course} course
 * @param {string} path
 * @param {any} published
 */
async function isFree({ storage }, path, published) {
  const kept = (await keptModel(storage, path))?.content;
  if (!kept?.cells || (await touchOf(kept)) === "untouched") return true;
  return sourcesText(kept) === sourcesText(published) && !hasRun(kept);
}

/**
 * @param {Panel} panel
 * @param {Course} course
 * @param {{version: string, told: string}} newer
 */
function ask(panel, course, { version, told }) {
  const { path } = panel.context;
  const asked = new Bar("lite-builder-newer", "Newer version of this page");
  bar = asked;
  /** @type {import("../bars.mjs").Choice} */
  const close = ["Close", () => asked.close()];
  const tried = (/** @type {() => Promise<void>} */ act) => () =>
    act().catch((error) => asked.say(`It did not work: ${error.message ?? error}. Your page is as it was.`));
  const keepMine = () => {
    refuse(course, path, version);
    asked.close();
  };
  const take = async () => {
    const undo = await takeNew(panel, course);
    const back = async () => {
      await undo();
      asked.say(told, choices);
    };
    asked.say("This is the course's newer version. Yours has gone.", [["Bring mine back", tried(back)], close]);
  };
  const both = async () => {
    const beside = await keepBeside(panel, course);
    const open = () => /** @type {any} */ (globalThis).jupyterapp.commands.execute("docmanager:open", { path: beside });
    const name = beside.slice(beside.lastIndexOf("/") + 1);
    asked.say(`This is the course's newer version. Yours is beside it: ${name}`, [["Open mine", open], close]);
  };
  /** @type {import("../bars.mjs").Choice[]} */
  const choices = [
    ["Keep mine", keepMine],
    ["Take the new one", tried(take)],
    ["Keep both", tried(both)],
  ];
  asked.say(told, choices);
}

/**
 * What the learner has of a page: what this tab shows; or what is kept, if this tab has changed nothing since and another has.
 * @param {Panel["context"]} context
 * @param {string} storage
 * @param {Course["formats"]} formats
 */
async function mineOf({ path, model }, storage, formats) {
  const kept = model.dirty ? undefined : await keptModel(storage, path);
  return kept ?? modelOf(fileOf(path, model.toJSON()), formats);
}

/** Show the course's version in the place of the learner's. @param {Panel} panel @param {Course} course */
async function takeNew({ context }, { storage, formats }) {
  const { path } = context;
  const mine = await mineOf(context, storage, formats);
  const undo = async () => {
    await putBack(storage, [[path, mine]]);
    await context.revert();
  };
  await removeKept(storage, [path]);
  await context.revert().catch(async (error) => {
    await putBack(storage, [[path, mine]]);
    throw error;
  });
  return undo;
}

/** Keep the learner's version under a name of its own, which is given, and show the course's. @param {Panel} panel @param {Course} course */
async function keepBeside(panel, course) {
  const { context } = panel;
  const { storage, formats, pages } = course;
  const taken = new Set([...(await keptModels(storage)).map(([path]) => path), ...Object.keys(pages)]);
  const beside = pathBeside(context.path, new Date(), (path) => taken.has(path));
  await keep(storage, [fileOf(beside, withoutMarks((await mineOf(context, storage, formats)).content))], formats);
  await takeNew(panel, course);
  return beside;
}

/** What is the learner's own has no version of the course's. @param {Notebook} notebook */
function withoutMarks({ metadata = {}, ...rest }) {
  const { lite_builder: _, ...others } = metadata;
  return { ...rest, metadata: others };
}

/** @param {string} path @param {Notebook} notebook */
function fileOf(path, notebook) {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(notebook, null, 1)), time: new Date() };
}

watch();
