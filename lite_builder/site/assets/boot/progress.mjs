// Tells the page what Python is doing, until the first cell can run and whenever a cell waits: start_line.mjs shows it.
// @ts-check

/** Milliseconds between two messages while bytes come. */
const PACE = 100;
/** Whether the browser tells of what Pyodide fetches: not from a USB key. */
const IS_SEEN = location.protocol !== "blob:";

/**
 * What the page is told.
 * @typedef {"fetch"|"begin"|"restore"|"lay out"|"import"|"interface"|"files"|"package"|"ready"} StepName `ready`: a cell can run
 * @typedef {{step: StepName, what?: string, done?: number, total?: number}} Progress bytes, where they are known
 */

/** How many bytes of each file have come, and how many there will be, where that is known. @type {Map<string, {done: number, total: number}>} */
const files = new Map();
/** Those that Python waits for before it starts, and how many bytes they have together. */
const atStart = { /** @type {Set<string>} */ files: new Set(), total: 0 };
/** The packages that a cell waits for, by their files. @type {Map<string, string>} */
const packages = new Map();
/** @type {StepName} */
let step = "fetch";
let told = 0;

/** @type {() => void} */
let filesCame;
/** When all files are here that Python waits for before it starts. @type {Promise<void>} */
export const filesAreHere = new Promise((resolve) => (filesCame = resolve));

// What Pyodide fetches itself would lose its place in the browser's cache of compiled code if it were counted.
const observer = new PerformanceObserver((list) => {
  for (const { name, decodedBodySize } of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
    const file = name.slice(name.lastIndexOf("/") + 1);
    const count = fileOf(file);
    if (atStart.files.has(file)) count.done = Math.max(count.done, decodedBodySize);
  }
  tellStart();
});
observer.observe({ type: "resource", buffered: true });

// The kernel's worker says so, also to the page (site/kernel_worker.py).
addEventListener("kernelready", () => (step = "ready"));

/** From now on this is done. @param {Exclude<StepName, "package"|"ready">} next */
export function at(next) {
  step = next;
  if (step !== "fetch") {
    observer.disconnect();
    filesCame();
  }
  tell({ step });
}

/** Python starts when these files are here. @param {{files: string[], bytes: number}[]} needed */
export function expect(...needed) {
  for (const { files, bytes } of needed) {
    for (const file of files) atStart.files.add(file);
    atStart.total += bytes;
  }
  tellStart();
}

/**
 * The bytes of a file, which are counted while they come.
 * @param {string} file
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} coming
 * @param {number} total how many there will be; 0 if nobody says
 */
export function counted(file, coming, total) {
  let done = 0;
  return coming.pipeThrough(
    new TransformStream({
      transform: (chunk, controller) => {
        controller.enqueue(chunk);
        count(file, (done += chunk.length), total);
      },
    }),
  );
}

/**
 * So many bytes of a file have come.
 * @param {string} file
 * @param {number} done
 * @param {number} total how many there will be; 0 if nobody says
 */
export function count(file, done, total) {
  Object.assign(fileOf(file), { done, total });
  if (performance.now() - told < PACE) return;
  if (packages.has(file)) tellPackages();
  else if (atStart.files.has(file)) tellStart();
}

/**
 * A cell waits for a package, until what is given is called.
 * @param {string} file
 * @param {string} name
 */
export function waitFor(file, name) {
  packages.set(file, name);
  tellPackages();
  return () => {
    packages.delete(file);
    tellPackages();
  };
}

function tellStart() {
  if (step !== "fetch") return;
  const done = sum([...atStart.files].map((file) => fileOf(file).done));
  if (!IS_SEEN) tell({ step });
  else if (atStart.total && done >= atStart.total) at("begin");
  else tell({ step, done, total: atStart.total });
}

function tellPackages() {
  if (step !== "ready") return;
  const waited = [...packages.keys()].map(fileOf);
  if (!waited.length) tell({ step });
  else {
    const what = [...packages.values()].join(", ");
    tell({ step: "package", what, done: sum(waited.map(({ done }) => done)), total: sum(waited.map(({ total }) => total)) });
  }
}

/** @param {Progress} progress */
function tell(progress) {
  told = performance.now();
  globalThis.postMessage({ pythonStart: progress });
}

/** @param {string} name */
function fileOf(name) {
  const file = files.get(name) ?? { done: 0, total: 0 };
  files.set(name, file);
  return file;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
