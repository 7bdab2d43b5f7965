// Has Pyodide load packages from bundles: `pyodide.loadPackage`, and so imports in cells, late imports and `%pip install`.
//
// Pyodide's own way stays as it is: it finds what a package needs, and asks here for the bytes of each, and to install it.
// @ts-check

import { takeBundle } from "./bundle.mjs";
import { layOut } from "./layout.mjs";
import { waitFor } from "./progress.mjs";

const SUFFIX = ".bundle";

/** @typedef {{name: string, normalizedName: string, channel: string}} Wanted as Pyodide 314 calls it */

/**
 * @param {any} pyodide
 */
export function loadFromBundles(pyodide) {
  const manager = pyodide._api.packageManager;
  const [download, install, load] = [manager.downloadPackage, manager.installPackage, manager.loadPackageInner];
  /** @type {Error[]} */
  const failures = [];

  /** @param {Wanted} wanted */
  const bundleOf = (wanted) => {
    const file = wanted.channel === manager.defaultChannel && pyodide._api.lockfile_packages[wanted.normalizedName]?.file_name;
    return file && file.endsWith(SUFFIX) ? /** @type {string} */ (file) : null;
  };

  manager.downloadPackage = async (/** @type {Wanted} */ wanted, /** @type {boolean} */ checked) => {
    const file = bundleOf(wanted);
    if (!file) return download.call(manager, wanted, checked);
    const over = waitFor(file, wanted.name);
    try {
      return await takeBundle(file);
    } catch (error) {
      failures.push(new Error(`${wanted.name}: ${/** @type {Error} */ (error).message}`));
      throw error;
    } finally {
      over();
    }
  };
  manager.installPackage = async (/** @type {Wanted} */ wanted, /** @type {any} */ content) => {
    if (bundleOf(wanted)) layOut(pyodide._module, content);
    else await install.call(manager, wanted, content);
  };
  // Pyodide tells the console of what could not be loaded, and goes on; learners would read that a module is unknown.
  manager.loadPackageInner = async (/** @type {unknown[]} */ ...request) => {
    const loaded = await load.apply(manager, request);
    const failed = failures.splice(0);
    if (failed.length) throw new Error(failed.map((error) => error.message).join("\n"));
    return loaded;
  };
}
