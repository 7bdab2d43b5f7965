// Answers for the site: from the copy that the learner has asked for, from the network, or from what was visited before.
//
// A scope has one service worker. This script goes before JupyterLite's own, in one file (lite_builder/site/offline_files.py),
// and leaves to that one what it is there for: the files that Python reads. It is the same for every build of a course.
// @ts-check
{
  const worker = /** @type {any} */ (self);
  const site = new URL("./", worker.location.href);
  /** The same names as in copy.mjs, which a script of this kind cannot import. */
  const STATE = `lite_builder:${site.pathname}:state`;
  const VISITED = `lite_builder:${site.pathname}:visited`;
  const CURRENT = new URL("offline/current", site).href;
  /** The learner's files, which Python reads: JupyterLite 0.8.6 answers from the page. */
  const OF_LEARNER = /\/api\/(drive|stdin\/|service-worker-heartbeat)/;
  /** Files that never change: a digest of the content is in the name. JupyterLite's extensions are patched below theirs. */
  const HASHED = /(\/build\/[^/]*\.[0-9a-f]{7}\.js|-[0-9a-f]{12}\.bundle)$/;

  /** Files of snapshots, which the kernel keeps by itself, unpacked (boot/kept.mjs): twice would be too much. */
  const OF_SNAPSHOTS = /(\.snapshot|-snapshot-[0-9a-f]{12}\.bundle)$/;

  /** What Python starts from. */
  const OF_PYODIDE = /\/static\/pyodide\//;
  /** Stands for a note that it has been kept, among what was visited. */
  const KEPT = new URL("offline/kept", site).href;
  /** Milliseconds without a request for such a file, until those that came straight are kept. */
  const QUIET = 10000;

  /** The copy that is in use. @type {Promise<Cache|null>|null} */
  let current = null;
  /**
   * Whether what Python starts from has not been kept yet. It comes straight then, not through this thread, which would take of a
   * processor that the first visit needs, and is kept later.
   */
  let comesStraight = false;
  /** What came straight, and is to be kept. @type {Set<string>} */
  const toKeep = new Set();
  /** @type {Promise<void>|null} */
  let keeping = null;
  let asked = 0;

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const { href, pathname } = new URL(request.url);
    if (request.method !== "GET" || !href.startsWith(site.href) || OF_LEARNER.test(pathname)) return;
    // What copy.mjs brings has to come from the network.
    if (request.integrity || request.cache === "no-store") return;
    event.stopImmediatePropagation();
    if (comesStraight && OF_PYODIDE.test(pathname)) {
      asked = Date.now();
      if (!OF_SNAPSHOTS.test(pathname)) toKeep.add(href);
      keeping ??= keepStraight();
      event.waitUntil(keeping);
    } else event.respondWith(answer(event));
  });

  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (event.data?.copyChanged) {
      current = null;
      comesStraight = false;
    }
    if (event.data?.keep) event.waitUntil(keepAll(event.data.keep));
  });

  /** @param {any} event */
  async function answer(event) {
    await known; // before a page comes, and asks for what Python starts from
    const address = spelled(event.request.url);
    const copy = await currentCopy();
    const kept = await copy?.match(address);
    if (!kept && OF_SNAPSHOTS.test(address)) return fetch(event.request);
    return kept ?? (HASHED.test(address) ? hashed(event, address) : latest(event, address, copy));
  }

  /**
   * A file that never changes. A page that was opened before an update asks for those of the copy before, too.
   * @param {any} event
   * @param {string} address
   */
  async function hashed(event, address) {
    const kept = await Promise.resolve(worker.caches?.match(address)).catch(() => null);
    return kept ?? fetched(event, address, await opened(VISITED));
  }

  /**
   * The file as the site has it now, or as it was when it was last visited.
   * @param {any} event
   * @param {string} address
   * @param {Cache|null} copy
   */
  async function latest(event, address, copy) {
    const visited = await opened(VISITED);
    try {
      return await fetched(event, address, visited);
    } catch (error) {
      const kept = await visited?.match(address);
      if (kept) return kept;
      // A whole copy holds all that the site has.
      if (copy) return new Response("not in the copy of this site", { status: 404 });
      throw error;
    }
  }

  /** @param {any} event @param {string} address @param {Cache|null} visited */
  async function fetched(event, address, visited) {
    const response = await fetch(event.request);
    if (visited && isWhole(response) && !isSame(await visited.match(address), response)) {
      event.waitUntil(keep(visited, address, response.clone()));
    }
    return response;
  }

  /** @param {Response} response */
  const isWhole = (response) => response.status === 200 && response.type === "basic" && !response.redirected;

  /** Where there is no room, all of it is left to what the learner writes. @param {Cache} visited @param {string} address @param {Response} response */
  const keep = (visited, address, response) =>
    visited.put(address, response).catch(() => removeVisited(visited));

  /** Each file first: Chromium gives the room of a cache that scripts still know of when they have forgotten it. @param {Cache} visited */
  async function removeVisited(visited) {
    await Promise.all((await visited.keys()).map((request) => visited.delete(request)));
    await worker.caches.delete(VISITED);
  }

  /** @param {Response|undefined} kept @param {Response} response */
  function isSame(kept, response) {
    const [mine, theirs] = [kept, response].map((one) => one?.headers.get("etag") ?? one?.headers.get("last-modified"));
    return Boolean(mine) && mine === theirs;
  }

  /** Keep what came straight, once nothing more is asked for. */
  async function keepStraight() {
    for (let left = QUIET; left > 0; left = asked + QUIET - Date.now()) await new Promise((resolve) => setTimeout(resolve, left));
    comesStraight = false;
    await keepAll([...toKeep], { cache: "only-if-cached", mode: "same-origin" });
    const visited = await opened(VISITED);
    if (visited) await keep(visited, KEPT, new Response());
  }

  async function isYetToBeKept() {
    const visited = await opened(VISITED);
    return Boolean(visited) && !(await visited?.match(KEPT)) && !(await currentCopy());
  }

  /**
   * What pages had loaded before this worker stood behind them; the browser's own cache has it still.
   * @param {string[]} urls
   * @param {RequestInit} [how] it is asked for
   */
  async function keepAll(urls, how = { cache: "force-cache" }) {
    const visited = await opened(VISITED);
    if (!visited || (await currentCopy())) return;
    for (const url of urls.filter((url) => url.startsWith(site.href) && !OF_LEARNER.test(url))) {
      const address = spelled(url);
      if (await visited.match(address)) continue;
      const response = await fetch(url, how).catch(() => null);
      if (response && isWhole(response)) await keep(visited, address, response);
    }
  }

  function currentCopy() {
    current ??= opened(STATE)
      .then((state) => state?.match(CURRENT))
      .then(async (note) => (note ? opened(await note.text()) : null));
    return current;
  }

  /** None where the learner's browser keeps nothing. @param {string} name */
  const opened = (name) => Promise.resolve(worker.caches?.open(name)).catch(() => null);

  const known = isYetToBeKept().then((isYet) => (comesStraight = isYet), () => {});
}
