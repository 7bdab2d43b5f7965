// From which snapshot does a kernel start, or from bundles? From what is there first, for the notebook that is opened.
// @ts-check

import { takeBundle } from "./bundle.mjs";
import { areKept, canKeep, keepOnly, keptRate } from "./kept.mjs";
import { Meter } from "./meter.mjs";

/**
 * What bundles.json says (lite_builder/site/start_plan.py); bytes are those that have to come.
 * @typedef {{packages: string[], files: string[], bytes: number}} Kernel
 * @typedef {{files: string[], bytes: number, snapshot: string|null}} Notebook
 * @typedef {{id: string, file: string, files: string, bytes: number, saves: number}} Shipped `saves` seconds
 * @typedef {{
 *   kernel: Kernel,
 *   notebooks: Record<string, Notebook>,
 *   elsewhere: string|null,
 *   always: boolean,
 *   snapshots: Record<string, Shipped>,
 * }} Profiles
 */
/** @typedef {Promise<import("./bundle.mjs").Bundle[]>} Bundles */

/**
 * @param {Profiles} profiles
 * @param {string} path of the notebook that is opened; none if it is not known
 * @returns {Promise<{snapshot?: Shipped, bundles?: Bundles}>} the snapshot that is to be taken; and the bundles of the kernel,
 *   if they have been asked for
 */
export async function choose(profiles, path) {
  const notebook = profiles.notebooks[path];
  const snapshot = profiles.snapshots[(notebook ? notebook.snapshot : profiles.elsewhere) ?? ""];
  if (!snapshot) return { bundles: fetchBundles(profiles.kernel) };
  if (profiles.always) return { snapshot };
  if (!(await canKeep())) return { bundles: fetchBundles(profiles.kernel) };
  const [measured] = profiles.kernel.files;
  keepOnly(Object.values(profiles.snapshots).flatMap(({ file, files }) => [file, files]), measured).catch(() => {}); // next time
  if (await areKept([snapshot.file, snapshot.files])) return { snapshot };
  const meter = new Meter();
  const bundles = fetchBundles(profiles.kernel, meter);
  const rate = await keptRate(measured, () => meter.rate);
  const more = snapshot.bytes - profiles.kernel.bytes - (notebook?.bytes ?? 0);
  return more <= rate * snapshot.saves ? { snapshot, bundles } : { bundles };
}

/**
 * @param {Kernel} kernel
 * @param {Meter} [meter]
 * @returns {Bundles}
 */
export function fetchBundles({ files }, meter) {
  const bundles = Promise.all(files.map((file, number) => takeBundle(file, number ? undefined : meter)));
  bundles.catch(() => meter?.stop()); // whoever waits for them is told
  return bundles;
}
