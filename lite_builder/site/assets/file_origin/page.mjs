// Runs first in each page of JupyterLite on a key, and gives it what a server would: see docs/offline.md.
// @ts-check

import { Addresses } from "./addresses.mjs";
import { installFetch } from "./fetch.mjs";
import { installImports } from "./imports.mjs";
import { installLinks } from "./links.mjs";
import { Mirror } from "./mirror.mjs";
import { installMissing } from "./missing.mjs";
import { Packs, scriptLoader } from "./packs.mjs";
import { Questions } from "./questions.mjs";
import { installRequests } from "./requests.mjs";
import { installServiceWorker } from "./service_worker.mjs";
import { installWorkers } from "./workers.mjs";

/**
 * What lite_builder/publish/usb/key.py knows of the site.
 * @typedef {object} Key
 * @property {Record<string, import("./packs.mjs").Pack>} packs
 * @property {Record<string, string[]>} behind for a file, those that may be asked for at once by who has it
 * @property {Record<string, import("./drive.mjs").Format>} formats by the endings of names, with their dots
 * @property {string} storage the name of the database with the learner's work
 */

/**
 * @param {Key} key
 * @param {string} script of the workers
 */
export function startPage({ packs: listed, behind, formats, storage }, script) {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const addresses = new Addresses(new URL("..", own).href, document.baseURI);
  const packs = new Packs(listed, scriptLoader(new URL(".", own).href));
  const read = (/** @type {string} */ path) => packs.read(path);
  installFetch(addresses, read);
  installRequests(addresses, { read, answerNow: () => ({ status: 404, body: "" }) });
  installImports(addresses, read);
  installServiceWorker(addresses.root);
  installLinks(addresses, (path) => packs.has(path));
  installMissing(addresses.root);
  const questions = new Questions();
  const mirror = new Mirror(packs, storage, formats, questions);
  installWorkers({ addresses, packs, mirror, questions, behind, formats, script });
}
