// What a served page knows of the course whose work it deals with.
// @ts-check

import { NAME } from "../storage.mjs";

/** @typedef {import("./kept_work.mjs").Course} Course */

const site = new URL("../", import.meta.url);

/** @returns {Promise<Course>} */
export async function readCourse() {
  const answer = await fetch(new URL("work/course.json", site));
  if (!answer.ok) throw new Error(`work/course.json of this site cannot be loaded (HTTP ${answer.status}).`);
  const course = await answer.json();
  return { ...course, storage: course.storage ?? NAME };
}

/** The page as the course has it now; null if that cannot be had. @param {string} path */
export async function publishedPage(path) {
  const address = new URL(`files/${path.split("/").map(encodeURIComponent).join("/")}`, site);
  const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
