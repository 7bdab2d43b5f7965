// Has what a notebook imports come behind what its kernel needs: the bundles of each import are a group, in the order of the cells.
// @ts-check

import { fetchBundle, fetchInTurn } from "./bundle.mjs";
import { Fetcher } from "./fetcher.mjs";

/** Whoever imports one is told if it does not come. @param {string[]} files */
const fetchTogether = (files) => Promise.allSettled(files.map((file) => fetchBundle(file)));

/** @param {string[][]} groups */
export function fetchAtOnce(groups) {
  fetchTogether(groups.flat());
}

/** @param {string[][]} groups */
export async function fetchOneByOne(groups) {
  for (const files of groups) await fetchTogether(files);
}

/**
 * One by one, too, but beside Python, whose thread takes nothing in while it starts or imports.
 * @param {string[][]} groups
 * @returns {() => void} to be called when they may come
 */
export function fetcherBeside(groups) {
  const fetcher = new Fetcher(); // it has to be there before Python takes this thread
  return () => void fetchInTurn(groups, fetcher).then(() => fetcher.end());
}
