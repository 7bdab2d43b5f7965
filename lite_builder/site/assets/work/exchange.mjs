// Puts the course's version of a page in the place of the learner's, and the learner's back, or beside it: nothing is lost between.
// @ts-check

import { pathBeside } from "./beside.mjs";
import { keep, keptModel, keptModels, modelOf, putBack, removeKept } from "./kept_files.mjs";
import { hasRun, sourcesText } from "./versions.mjs";

/** @typedef {import("./course.mjs").Course} Course */
/** @typedef {import("./kept_files.mjs").Model} Model */
/** @typedef {import("./versions.mjs").Notebook} Notebook */
/** @typedef {{path: string, ready: Promise<void>, model: {dirty: boolean, toJSON(): Notebook}, save(): Promise<void>, revert(): Promise<void>}} Context */
/** A notebook that is open in JupyterLab, as far as it matters here. @typedef {{context: Context, content: any, isDisposed: boolean}} Panel */

/**
 * Show the course's version in the place of the learner's, which is given.
 * @param {Panel} panel
 * @param {Course} course
 * @param {(here: Model|undefined) => boolean} [mayGo] whether what is kept may make way
 */
export async function takeNew({ context }, { storage, formats }, mayGo) {
  const { path, model } = context;
  const shown = modelOf(fileOf(path, model.toJSON()), formats);
  const removed = await removeKept(storage, [path], mayGo);
  await context.revert().catch(async (error) => {
    await putBack(storage, removed);
    throw error;
  });
  // What another tab has saved is what the learner has, if this one has changed nothing since.
  return removed[0]?.[1] ?? shown;
}

/**
 * Show the course's version, with the learner's beside it under a name of its own, which is given. It stands there before it
 * leaves its place: whoever closes the page meanwhile has it twice, not never.
 * @param {Panel} panel
 * @param {Course} course
 */
export async function takeNewBeside(panel, course) {
  const { path, model } = panel.context;
  const { storage, formats } = course;
  const mine = (await keptModel(storage, path)) ?? modelOf(fileOf(path, model.toJSON()), formats);
  const beside = await putBeside(course, path, mine);
  const gone = await takeNew(panel, course).catch(async (error) => {
    await removeKept(storage, [beside]);
    throw error;
  });
  // Another tab may have saved between the two.
  return JSON.stringify(gone.content) === JSON.stringify(mine.content) ? beside : putBeside(course, path, gone);
}

/**
 * Whether nobody has run or changed a page since it was shown with these sources: in this tab, or in another that has saved it.
 * @param {Panel} panel
 * @param {Course} course
 * @param {{path: string, sources: string}} shown
 */
export async function isAsShown({ context, isDisposed }, { storage }, { path, sources }) {
  const kept = await keptModel(storage, path);
  const now = [...(kept ? [kept.content] : []), ...(isDisposed ? [] : [context.model.toJSON()])];
  return now.every((notebook) => notebook?.cells && sourcesText(notebook) === sources && !hasRun(notebook));
}

/** Put the learner's version back in its place, whatever is there. @param {Panel} panel @param {Course} course @param {string} path @param {Model} mine */
export async function putInPlace({ context, isDisposed }, { storage }, path, mine) {
  await putBack(storage, [[path, mine]]);
  if (!isDisposed && context.path === path) await context.revert();
}

/** Keep the learner's version under a name of its own, which is given. @param {Course} course @param {string} path @param {Model} mine */
export async function putBeside({ storage, formats, pages }, path, mine) {
  const taken = new Set([...(await keptModels(storage)).map(([kept]) => kept), ...Object.keys(pages)]);
  const beside = pathBeside(path, new Date(), (name) => taken.has(name));
  await keep(storage, [fileOf(beside, withoutMarks(mine.content))], formats);
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
