// From which snapshot does a kernel start, or from bundles? From what is there first, for the notebook that is opened.
// @ts-check

import { addressOf, fetchHere, takeBundle } from "./bundle.mjs";
import { areKept, canKeep, keepOnly, keptRate } from "./kept.mjs";
import { Line } from "./line.mjs";

/**
 * What bundles.json says (lite_builder/site/start_plan.py); bytes are those that have to come.
 * @typedef {{packages: string[], files: string[], bytes: number}} Kernel
 * @typedef {{files: string[][], bytes: number, snapshot: string|null}} Notebook files for each import, those that no earlier one has
 * @typedef {object} Shipped
 * @property {string} id
 * @property {string} file of the memory
 * @property {number} bytes of it, as they travel
 * @property {number} size of it, unpacked
 * @property {string} files the bundle of what the memory does not hold
 * @property {number} files_bytes of it, as they travel
 * @property {number} files_size of it, unpacked
 * @typedef {{files: string[], bytes: number, packed: number|null}} Core of Pyodide itself; how many bytes they are with its WebAssembly packed
 * @typedef {{
 *   core: Core,
 *   kernel: Kernel,
 *   notebooks: Record<string, Notebook>,
 *   elsewhere: string|null,
 *   always: boolean,
 *   snapshots: Record<string, Shipped>,
 * }} Profiles
 */
/** @typedef {Promise<import("./bundle.mjs").Bundle[]>} Bundles */

/**
 * Bytes a second, 112 Mbit/s: a first visit on a slower line takes what is least to fetch, in the order in which it is needed. On this
 * one the largest snapshot takes 2.1 s longer to come than bundles do, and saves 3 s on a machine of two cores. Of a USB key browsers
 * tell no rate; there each file comes through the page, which is slow, too.
 */
const FAST = 14e6;
/**
 * Whether Python can wait for JavaScript here (https://v8.dev/blog/jspi): its memory remembers that it could where the snapshot
 * was made (lite_builder/site/snapshots/make.py), and would try.
 */
const CAN_WAIT = "Suspending" in WebAssembly;
/** The learner's own computer serves the site: no line is slow. */
const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * @param {Profiles} profiles
 * @param {string} path of the notebook that is opened; none if it is not known
 * @returns {Promise<{snapshot?: Shipped, bundles?: Bundles, isSlow?: Promise<boolean>}>} the snapshot that is to be taken; the bundles
 *   of the kernel, if they have been asked for, and whether such files come slowly
 */
export async function choose(profiles, path) {
  const notebook = profiles.notebooks[path];
  const snapshot = profiles.snapshots[(notebook ? notebook.snapshot : profiles.elsewhere) ?? ""];
  const [measured] = profiles.kernel.files;
  keepOnly(Object.values(profiles.snapshots).flatMap(({ file, files }) => [file, files]), measured).catch(() => {}); // next time
  const fits = snapshot && CAN_WAIT;
  if (fits && profiles.always) return { snapshot };
  const mayKeep = fits && (await canKeep());
  if (mayKeep && (LOCAL.has(self.location.hostname) || (await areKept([snapshot.file, snapshot.files])))) return { snapshot };
  const line = new Line(addressOf(measured));
  const bundles = fetchBundles(profiles.kernel, (file) => fetchHere(file, { arrive: line.arrive }));
  const rate = keptRate(measured, () => bundles.then(() => line.rate()));
  const isSlow = rate.then((rate) => rate < FAST);
  isSlow.catch(() => {}); // whoever waits for the bundles is told
  return mayKeep && !(await isSlow) ? { snapshot, bundles } : { bundles, isSlow };
}

/**
 * @param {Kernel} kernel
 * @param {(file: string) => Promise<Uint8Array>} [first] how the first of its files comes
 * @returns {Bundles}
 */
export function fetchBundles({ files }, first) {
  const bundles = Promise.all(files.map((file, number) => takeBundle(file, number ? undefined : first)));
  bundles.catch(() => {}); // whoever waits for them is told
  return bundles;
}
