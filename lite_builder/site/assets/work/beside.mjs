// Under which name a learner's own copy of a page stands beside the course's: `01_trees (mine 2026-11-30).ipynb`.
// @ts-check

/**
 * @param {string} path of the page
 * @param {Date} day
 * @param {(path: string) => boolean} isTaken
 */
export function pathBeside(path, day, isTaken) {
  const dot = path.lastIndexOf(".");
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (let count = 1; ; count++) {
    const beside = `${path.slice(0, dot)} (mine ${date}${count > 1 ? `, ${count}` : ""})${path.slice(dot)}`;
    if (!isTaken(beside)) return beside;
  }
}
