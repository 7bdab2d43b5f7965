// Where is the bar of the start, and what do its words say? The worker tells it, which is busy for up to a second between two
// messages, and so is the page: the bar moves on by an estimate meanwhile, ever slower, and never reaches the end of what is
// being done by itself.
// @ts-check

/** @typedef {import("./boot/progress.mjs").Progress} Progress */
/** @typedef {"open"|Exclude<Progress["step"], "ready">} Step */
/** @typedef {[milliseconds: number, fraction: number][]} Course where the bar is when */

/**
 * What is done, from which part of the bar to which, and how many seconds it takes on a computer of two cores.
 * @type {Record<Step, {words: string, from: number, to: number, seconds: number}>}
 */
export const STEPS = {
  open: { words: "The notebook is being opened", from: 0, to: 0.1, seconds: 3 },
  fetch: { words: "Python is starting: fetching its files", from: 0.1, to: 0.6, seconds: 6 },
  begin: { words: "Python is starting", from: 0.6, to: 0.7, seconds: 1.5 },
  restore: { words: "Python is starting: putting its memory back", from: 0.65, to: 0.75, seconds: 1.5 },
  "lay out": { words: "Python is starting: laying out its libraries", from: 0.7, to: 0.75, seconds: 0.5 },
  import: { words: "Python is starting: importing the kernel", from: 0.75, to: 0.85, seconds: 2 },
  interface: { words: "Python is there; the notebook's buttons are being loaded", from: 0.85, to: 0.97, seconds: 6 },
  files: { words: "Python is looking at your files", from: 0.97, to: 1, seconds: 1 },
  package: { words: "Fetching", from: 0, to: 1, seconds: 3 },
};
/** Milliseconds in which the bar catches up with what is told. */
export const GLIDE = 300;
const POINTS = 24;
/** How much later each point of a course is than the one before. */
const GROWTH = 1.3;

/**
 * The bar goes to where it ought to be, and on from there, ever slower, towards `to`.
 * @param {number} now where it is
 * @param {number} due
 * @param {number} to
 * @param {number} seconds in which it goes half of that way
 * @returns {Course}
 */
export function course(now, due, to, seconds) {
  const start = Math.max(now, due);
  const rest = Math.max(0, to - start);
  /** @type {Course} */
  const points = [[0, now], [GLIDE, start]];
  for (let point = 1; point <= POINTS; point++) {
    const later = 0.1 * GROWTH ** point;
    points.push([GLIDE + later * seconds * 1000, start + (rest * later) / (later + 1)]);
  }
  return points;
}

/** Where the bar is after so many milliseconds. @param {Course} points @param {number} milliseconds */
export function fractionAt(points, milliseconds) {
  const next = points.findIndex(([time]) => time > milliseconds);
  if (next < 1) return points.at(next)?.[1] ?? 0;
  const [[from, low], [to, high]] = points.slice(next - 1, next + 1);
  return low + ((high - low) * (milliseconds - from)) / (to - from);
}

/** Of how many bytes how many have come. @param {Pick<Progress, "done"|"total">} progress */
export function amount({ done = 0, total = 0 }) {
  const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(total < 10e6 ? 1 : 0);
  return total ? `${megabytes(done)} of ${megabytes(total)} MB` : "";
}
