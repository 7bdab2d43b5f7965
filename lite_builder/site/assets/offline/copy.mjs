// The copy of the site that a learner has asked for: how it is made, brought up to date, and removed.
//
// Each build has a cache of its own. A copy is used only when it is whole: until then a note names the one before, and an
// interrupted download goes on where it stood. The service worker (service_worker.js) answers from the one that is noted.
// @ts-check

import { spelled } from "./spelling.mjs";

const site = new URL("../", import.meta.url);
/** The same names as in service_worker.js. */
const STATE = `lite_builder:${site.pathname}:state`;
const VISITED = `lite_builder:${site.pathname}:visited`;
const COPY = `lite_builder:${site.pathname}:copy:`;
const CURRENT = new URL("offline/current", site).href;
const AT_ONCE = 4;

/**
 * What lite_builder/site/offline_files.py writes: for each file its bytes, and its sha256 in base64.
 * @typedef {{build: string, bytes: number, files: Record<string, [number, string]>}} Build
 */

/** Whether this browser can keep a copy: not without https, and some private windows keep nothing. */
export async function canCopy() {
  try {
    const isServed = site.protocol.startsWith("http");
    return isServed && "serviceWorker" in navigator && Boolean(await caches.open(STATE));
  } catch {
    return false;
  }
}

/** The build that the site has now. @returns {Promise<Build>} */
export async function newestBuild() {
  const answer = await fetch(new URL("offline/build.json", site), { cache: "no-store" });
  if (!answer.ok) throw new Error(`offline/build.json of this site cannot be loaded (HTTP ${answer.status}).`);
  return answer.json();
}

/** The build of which there is a whole copy; null if there is none. */
export async function copiedBuild() {
  const note = await (await caches.open(STATE)).match(CURRENT);
  return note ? (await note.text()).slice(COPY.length) : null;
}

/** Bytes that a copy of this build still has to fetch. @param {Build} build */
export async function missingBytes(build) {
  const wanted = await missing(build);
  return wanted.reduce((sum, path) => sum + build.files[path][0], 0);
}

/**
 * Make a copy of this build and use it from now on. It is held meanwhile, so that no other page takes it for an old one.
 * @param {Build} build
 * @param {(done: number, total: number) => void} progress in bytes
 */
export async function makeCopy(build, progress) {
  await navigator.locks.request(COPY + build.build, { mode: "shared" }, async () => {
    try {
      await fill(build, progress);
    } catch (error) {
      // The room is left to what the learner writes.
      if (/** @type {Error} */ (error).name === "QuotaExceededError") await remove(COPY + build.build);
      throw error;
    }
    if ((await missing(build)).length) throw new Error("what had come was removed meanwhile");
    await use(build.build);
  });
}

/** @param {Build} build @param {(done: number, total: number) => void} progress */
async function fill(build, progress) {
  const before = await copiedBuild();
  const old = before === null ? null : await caches.open(COPY + before);
  const copy = await caches.open(COPY + build.build);
  const wanted = await missing(build, copy);
  let done = build.bytes - wanted.reduce((sum, path) => sum + build.files[path][0], 0);
  progress(done, build.bytes);
  await inTurns(wanted, async (path) => {
    const [bytes, digest] = build.files[path];
    await copy.put(addressOf(path), (await unchanged(old, path, digest)) ?? (await fetched(path, digest)));
    progress((done += bytes), build.bytes);
  });
}

/** Remove every copy, and what is kept of visits. Notebooks that the learner has changed are elsewhere and stay. */
export async function removeCopies() {
  await (await caches.open(STATE)).delete(CURRENT);
  await tellServiceWorker();
  await letGo((name) => name.startsWith(COPY) || name === VISITED);
}

/** Hold the copy that this page was opened from, as long as the page is there. */
export async function holdCopy() {
  const build = await copiedBuild();
  if (build) navigator.locks.request(COPY + build, { mode: "shared" }, () => new Promise(() => {}));
}

/** Let go of copies that no page holds: all but the one in use, and what has come of the newest. @param {Build} newest */
export async function tidy(newest) {
  const { held } = await navigator.locks.query();
  const wanted = [COPY + (await copiedBuild()), COPY + newest.build, ...(held ?? []).map(({ name }) => name)];
  await letGo((name) => name.startsWith(COPY) && !wanted.includes(name));
  const visited = await caches.open(VISITED);
  const listed = new Set(Object.keys(newest.files).map(addressOf));
  for (const { url } of await visited.keys()) if (!listed.has(url)) await visited.delete(url);
}

/** @param {Build} build @param {Cache} [cache] */
async function missing(build, cache) {
  const copy = cache ?? ((await caches.has(COPY + build.build)) ? await caches.open(COPY + build.build) : null);
  const there = new Set((await copy?.keys())?.map(({ url }) => url));
  return Object.keys(build.files).filter((path) => !there.has(addressOf(path)));
}

/** @param {string} build */
async function use(build) {
  const state = await caches.open(STATE);
  await state.put(CURRENT, new Response(COPY + build));
  await tellServiceWorker();
  await remove(VISITED);
}

/** Tell the one of this site, which does not stand behind this page if that was loaded anew past it. */
async function tellServiceWorker() {
  const registration = await navigator.serviceWorker.getRegistration(site.href);
  registration?.active?.postMessage({ copyChanged: true });
}

/** @param {(name: string) => boolean} isUnwanted */
async function letGo(isUnwanted) {
  for (const name of await caches.keys()) if (isUnwanted(name)) await remove(name);
}

/** Each file first: Chromium gives the room of a cache that scripts still know of when they have forgotten it. @param {string} name */
async function remove(name) {
  const cache = await caches.open(name);
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  await caches.delete(name);
}

/** The file of the old copy, if it is what the new one wants. @param {Cache|null} old @param {string} path @param {string} digest */
async function unchanged(old, path, digest) {
  const kept = await old?.match(addressOf(path));
  if (!kept) return null;
  const bytes = await kept.arrayBuffer();
  return (await digestOf(bytes)) === digest ? new Response(bytes, { headers: kept.headers }) : null;
}

/**
 * The file from the site. The browser compares it with its digest: nothing else gets into the copy, be it the file of
 * another build or the page of a hotel's network.
 * @param {string} path
 * @param {string} digest
 */
async function fetched(path, digest) {
  const integrity = `sha256-${digest}`;
  const address = addressOf(path);
  const answer = await fetch(address, { integrity }).catch(() => fetch(address, { integrity, cache: "reload" }));
  if (!answer.ok) throw new Error(`${path} of this site cannot be loaded (HTTP ${answer.status}).`);
  // Some hosts lead from index.html to its folder; browsers do not open a page from an answer that was led elsewhere.
  // What the host says beside the bytes stays true, such as who may isolate the page; how they were packed does not.
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(await answer.blob(), { headers });
}

/** @param {ArrayBuffer} bytes */
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest));
}

/**
 * Do it for each path, several at once. The first failure ends it, as soon as what is under way is done.
 * @param {string[]} paths
 * @param {(path: string) => Promise<void>} each
 */
async function inTurns(paths, each) {
  const left = [...paths];
  const turn = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await each(path).catch((error) => {
        left.length = 0;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, turn));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}

/** Where the file is kept. @param {string} path */
const addressOf = (path) => spelled(new URL(path.split("/").map(encodeURIComponent).join("/"), site).href);
