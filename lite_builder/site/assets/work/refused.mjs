// Which newer version of a page a learner does not want, so that nobody asks again before there is another.
// @ts-check

/** @typedef {{storage: string}} Course */

const START = "lite_builder:refused:";

/** @param {Course} course @param {string} path @param {string|null} version */
export function isRefused(course, path, version) {
  try {
    return version !== null && localStorage.getItem(keyOf(course, path)) === version;
  } catch {
    return false;
  }
}

/** @param {Course} course @param {string} path @param {string|null} version */
export function refuse(course, path, version) {
  try {
    localStorage.setItem(keyOf(course, path), version ?? "");
  } catch {
    // Where the browser keeps nothing, the next visit asks again.
  }
}

/** Be told when a learner refuses a version in another tab. @param {() => void} act */
export function heedRefusals(act) {
  addEventListener("storage", ({ key }) => key?.startsWith(START) && act());
}

/** @param {Course} course @param {string} path */
const keyOf = ({ storage }, path) => `${START}${storage}:${path}`;
