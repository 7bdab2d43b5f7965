// Writes a learner's work into a folder of their choice, such as the key, where the browser lets pages ask for one (Chromium).
//
// https://wicg.github.io/file-system-access/: the browser asks the learner each time, and shows the page no other folder.
// @ts-check

/** @typedef {import("./zip.mjs").ZippedFile} ZippedFile */

/** Whether a page of this browser may ask for a folder. */
export const canAskForFolder = () => "showDirectoryPicker" in globalThis;

/** The folder that the learner chooses; null if none. @returns {Promise<FileSystemDirectoryHandle|null>} */
export async function askForFolder() {
  try {
    return await /** @type {any} */ (globalThis).showDirectoryPicker({ mode: "readwrite" });
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") return null;
    throw error;
  }
}

/**
 * Write the files under their paths into a new folder inside, which is named, so that none takes the place of another: not of the
 * course, and not of work that was written from another computer.
 * @param {FileSystemDirectoryHandle} folder
 * @param {ZippedFile[]} files
 * @param {Date} now
 * @returns {Promise<{name: string, failed: string[]}>} with what is to be said of each file that could not be written
 */
export async function writeWork(folder, files, now) {
  const name = await freeName(folder, `my-work ${stampOf(now)}`);
  const into = await folder.getDirectoryHandle(name, { create: true });
  const failed = [];
  for (const { path, bytes } of files) {
    try {
      await write(into, path.split("/"), bytes);
    } catch (error) {
      failed.push(`${path} (${/** @type {Error} */ (error).message})`);
    }
  }
  return { name, failed };
}

/** @param {FileSystemDirectoryHandle} folder @param {string[]} names @param {Uint8Array<ArrayBuffer>} bytes */
async function write(folder, names, bytes) {
  const [name, ...inside] = names;
  if (inside.length) return write(await folder.getDirectoryHandle(name, { create: true }), inside, bytes);
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(bytes);
  await stream.close();
}

/** @param {FileSystemDirectoryHandle} folder @param {string} wanted */
async function freeName(folder, wanted) {
  const isTaken = (/** @type {string} */ name) => folder.getDirectoryHandle(name).then(() => true, () => false);
  let name = wanted;
  for (let count = 2; await isTaken(name); count++) name = `${wanted}, ${count}`;
  return name;
}

/** As file systems of Windows allow it in a name. @param {Date} time */
function stampOf(time) {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 16).replace("T", " ").replace(":", ".");
}
