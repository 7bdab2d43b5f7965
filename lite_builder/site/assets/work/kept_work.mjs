// What of the kept files is a learner's work, and what there is to say of each.
// @ts-check

import { isRefused } from "./refused.mjs";
import { touchOf, versionOf } from "./versions.mjs";

/**
 * What a landing page has to know of the course, written by lite_builder/site/work_files.py.
 * @typedef {object} Course
 * @property {string} name for files that a learner saves
 * @property {string} storage the name of the database with the learner's work
 * @property {Record<string, import("./kept_files.mjs").Format>} formats by the endings of names, with their dots
 * @property {Record<string, string>} pages the version of each page that the course has now, by its path
 * @property {string[]} files the paths of the course's other files
 */
/** @typedef {[path: string, model: import("./kept_files.mjs").Model]} Kept */
/**
 * A piece of work: a page that was run or changed, another file of the course that was changed, or a file of the learner's own.
 * @typedef {{kind: "page"|"file"|"own", path: string, state: string}} Work
 */

/** Copies of pages that were kept without a change are none. @param {Course} course @param {Kept[]} kept @returns {Promise<Work[]>} */
export async function workOf(course, kept) {
  const work = [];
  for (const [path, model] of kept) {
    if (Object.hasOwn(course.pages, path)) {
      const state = await stateOfPage(course, path, model.content);
      if (state) work.push({ kind: /** @type {const} */ ("page"), path, state });
    } else {
      const isCourses = course.files.includes(path);
      const kind = /** @type {Work["kind"]} */ (isCourses ? "file" : "own");
      work.push({ kind, path, state: isCourses ? "changed by you" : "a file of your own" });
    }
  }
  return work;
}

/** @param {Course} course @param {string} path @param {any} notebook */
async function stateOfPage(course, path, notebook) {
  const touch = notebook?.cells ? await touchOf(notebook) : "changed";
  if (touch === "untouched") return null;
  const version = course.pages[path];
  const isNewer = notebook?.cells && versionOf(notebook) !== version && !isRefused(course, path, version);
  return `${touch} by you${isNewer ? "; the course has a newer version" : ""}`;
}
