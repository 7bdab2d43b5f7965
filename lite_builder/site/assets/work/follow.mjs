// Runs before JupyterLite: a kept copy in which the learner has changed nothing makes way for the course's newer version.
//
// JupyterLite keeps a copy of a page as soon as it is saved, changed or not, and shows that one ever after.
// @ts-check

import { NAME } from "../storage.mjs";
import { publishedPage } from "./course.mjs";
import { keptModel, removeKept, stillAs } from "./kept_files.mjs";
import { touchOf, versionOf } from "./versions.mjs";

/** The page waits no longer for the course's version than this. */
const PATIENCE_MILLISECONDS = 3000;

/** JupyterLite starts, and the learner may write. */
let isOver = false;

/** @param {string} path of the notebook that this page is to open */
async function follow(path) {
  const kept = await keptModel(NAME, path);
  const copy = kept?.content;
  const version = copy?.cells && versionOf(copy);
  if (!version || (await touchOf(copy)) !== "untouched") return;
  const published = await publishedPage(path);
  if (!isOver && published && versionOf(published) !== version) await removeKept(NAME, [path], stillAs(kept));
}

const path = new URLSearchParams(location.search).get("path");
if (path?.endsWith(".ipynb")) {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
  const following = follow(path).catch((error) => console.info(`Whether ${path} has a newer version is not known: ${error}`));
  await Promise.race([following, patience]);
  isOver = true;
}
