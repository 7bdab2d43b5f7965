// Starts Pyodide for JupyterLite's kernel, which imports this module in its worker as if it were Pyodide's own.
//
// Where a snapshot of the site is there soonest, and fits, the kernel starts from that. Else what the kernel needs is fetched while
// Pyodide itself is, and laid out instead of installed. What is added to Pyodide stands in lite_builder/runtime/start.py.
// @ts-check

import { fetchAtOnce, fetcherBeside, fetchOneByOne } from "./behind.mjs";
import { choose, fetchBundles } from "./choice.mjs";
import { awaitedBundle, layOut } from "./layout.mjs";
import { fromPacked } from "./packed_core.mjs";
import { loadFromBundles } from "./packages.mjs";
import { at, expect, filesAreHere } from "./progress.mjs";
import { loadPyodide as loadOriginal } from "./pyodide.mjs";
import { fetchSnapshot, startFromSnapshot } from "./start_snapshot.mjs";
import "./streaming.mjs";

export * from "./pyodide.mjs";

/** @typedef {NonNullable<Parameters<typeof loadOriginal>[0]>} Options */

const profiles = fetchProfiles();
/** JupyterLite's page gives the worker the path of its notebook as a name (kernel_start.mjs). */
const choice = profiles.then((profiles) => choose(profiles, self.name).catch(passOver));
const snapshot = choice.then(({ snapshot }) => snapshot && fetchSnapshot(snapshot));
const behind = choice.then(fetchBehind);
const counting = expectAll();
// Whoever waits for them is told.
for (const coming of [choice, snapshot, behind, counting]) coming.catch(() => {});

/** @type {Promise<any>|null} Python that starts before the kernel asks for it */
let early = null;
/** Whether the kernel has asked: then nothing starts early, in whichever order the two imports of this module end. */
let isAsked = false;
/** @type {() => void} */
let kernelAsks;
/** When it has: the interface is there. @type {Promise<void>} */
const asked = new Promise((resolve) => (kernelAsks = resolve));
/** Where the output goes of Python that started early. @type {Pick<Options, "stdout"|"stderr">} */
let output = { stdout: console.log, stderr: console.error };

/** Starts Python before the kernel asks for it: the page has then yet to load the interface. */
export function startEarly() {
  if (isAsked) return;
  early ??= start({
    indexURL: new URL("./", import.meta.url).href,
    stdout: (text) => output.stdout?.(text),
    stderr: (text) => output.stderr?.(text),
  });
  early.then(() => at("interface"), tell);
}

/**
 * @param {Parameters<typeof loadOriginal>[0]} options
 * @returns {ReturnType<typeof loadOriginal>}
 */
export async function loadPyodide(options = {}) {
  const { packages = [], indexURL, stdout, stderr, ...others } = options;
  isAsked = true;
  kernelAsks();
  const started = early && !Object.keys(others).length ? early : start(options);
  early = null;
  output = { stdout, stderr };
  started.then(() => at("files"), () => {});
  try {
    const pyodide = await started;
    const missing = packages.filter((name) => !(name in pyodide.loadedPackages));
    if (missing.length) await pyodide.loadPackage(missing);
    return pyodide;
  } catch (error) {
    tell(/** @type {Error} */ (error));
    throw error;
  }
}

/** @param {Options} options */
async function start(options) {
  const pyodide = (await fromSnapshot(options)) ?? (await fromBundles(options));
  at("import");
  const awaited = (/** @type {string} */ path) => awaitedBundle(/** @type {any} */ (pyodide)._module.FS, path);
  pyodide.pyimport("lite_builder_runtime.start").start(new URL("../datasets/", import.meta.url).href, awaited);
  return pyodide;
}

/** @param {Options} options */
async function fromSnapshot(options) {
  try {
    const coming = await snapshot;
    return coming && (await startFromSnapshot(loadOriginal, options, coming));
  } catch (error) {
    passOver(error);
    return undefined;
  }
}

/**
 * @param {unknown} error
 * @returns {Awaited<ReturnType<typeof choose>>}
 */
function passOver(error) {
  console.warn(`This kernel starts without the site's snapshot: ${error}`);
  return {};
}

/** @param {Options} options */
async function fromBundles(options) {
  const { kernel } = await profiles;
  const core = (await packedBytes()) ? fromPacked(fetcherBeside(await groups())) : { indexURL: options.indexURL };
  const whole = { ...core, ...options, indexURL: core.indexURL, packages: [] };
  const pyodide = /** @type {any} */ (await loadOriginal(whole));
  const bundles = await ((await choice).bundles ?? fetchBundles(kernel));
  at("lay out");
  for (const bundle of bundles) layOut(pyodide._module, bundle);
  for (const name of kernel.packages) pyodide.loadedPackages[name] = pyodide._api.packageManager.defaultChannel;
  loadFromBundles(pyodide);
  pyodide._api.importlib.invalidate_caches();
  return pyodide;
}

/** How many bytes Pyodide itself has if it comes packed, as on a slow line; 0 if it comes as it is. */
async function packedBytes() {
  const { core } = await profiles;
  return (core.packed && (await (await choice).isSlow)) ? core.packed : 0;
}

/** The bundles of each import of the notebook, in the order of its cells. */
const groups = async () => (await profiles).notebooks[self.name]?.files ?? [];

/**
 * Where there is no snapshot, have what the notebook imports come behind what the kernel needs. From a USB key each file comes
 * through the page, which loads the interface first.
 * @param {Awaited<ReturnType<typeof choose>>} chosen
 */
async function fetchBehind({ snapshot, bundles, isSlow }) {
  if (snapshot) return;
  await bundles;
  if (await packedBytes()) return; // on a slow line it begins when Python does: fromBundles has it so
  if (!(await isSlow)) return fetchAtOnce(await groups());
  await Promise.all([asked, filesAreHere]);
  await fetchOneByOne(await groups());
}

/** Have the page know how many bytes have to come until Python can start. */
async function expectAll() {
  const { core, kernel } = await profiles;
  const coming = await snapshot;
  const bytes = (await packedBytes()) || core.bytes;
  expect({ files: core.files, bytes }, ...(coming ? await coming.missing : [kernel]));
}

async function fetchProfiles() {
  const answer = await fetch(new URL("bundles.json", import.meta.url));
  if (!answer.ok) throw new Error(`bundles.json of this site cannot be loaded (HTTP ${answer.status}).`);
  return /** @type {Promise<import("./choice.mjs").Profiles>} */ (answer.json());
}

/** What the page was told already. @type {Error|null} */
let told = null;

/** Have the page say why Python does not start; `kernel_start.mjs` listens. @param {Error} error */
function tell(error) {
  if (told === error) return;
  told = error;
  console.error(`Python does not start: ${error.message}`);
  globalThis.postMessage({ pythonDoesNotStart: error.message });
}
