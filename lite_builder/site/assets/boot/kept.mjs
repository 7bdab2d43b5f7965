// Keeps the files of snapshots in the browser: they are larger than what its own cache of files takes. And how fast the
// line was, since a file that this cache holds comes faster than any line.
// @ts-check

const NAME = "lite_builder-snapshots";

/** Whether anything can be kept: not without https, nor where the learner forbids it. */
export const canKeep = async () => Boolean(await opened());

/** Whether all these files are in the browser. @param {string[]} files */
export async function areKept(files) {
  const cache = await opened();
  if (!cache) return false;
  const found = await Promise.all(files.map((file) => cache.match(addressOf(file))));
  return found.every(Boolean);
}

/**
 * The file as the browser has it, or as the site has it; it is kept then.
 * @param {string} file beside this module
 * @returns {Promise<Response>}
 */
export async function fetchKept(file) {
  const cache = await opened();
  const address = addressOf(file);
  const kept = await cache?.match(address);
  if (kept) return kept;
  const answer = await fetch(address);
  // Where there is no room, it is fetched again at the next visit.
  if (answer.ok) cache?.put(address, answer.clone()).catch(() => {});
  return answer;
}

/**
 * What was measured of the line with a file; if it has not been, it is now.
 * @param {string} file
 * @param {() => Promise<number>} measure bytes a second
 */
export async function keptRate(file, measure) {
  const cache = await opened();
  const kept = await cache?.match(rateOf(file));
  if (kept) return Number(await kept.text());
  const rate = await measure();
  await cache?.put(rateOf(file), new Response(String(rate)));
  return rate;
}

/**
 * Let go of what an earlier version of this site has kept.
 * @param {string[]} files those of this version
 * @param {string} measured the file with which this version measures the line
 */
export async function keepOnly(files, measured) {
  const cache = await opened();
  const ours = addressOf("");
  const wanted = new Set([...files.map(addressOf), rateOf(measured)]);
  for (const { url } of (await cache?.keys()) ?? []) {
    if (url.startsWith(ours) && !wanted.has(url)) await cache?.delete(url);
  }
}

async function opened() {
  return globalThis.caches?.open(NAME).catch(() => null) ?? null;
}

/** @param {string} file */
const rateOf = (file) => `${addressOf(file)}?rate`;

/** @param {string} file */
const addressOf = (file) => new URL(file, import.meta.url).href;
