// Whether a learner has changed a page, and from which version of it the copy started: by the marks that a page carries.
// @ts-check

/**
 * A notebook as nbformat 4 describes it. lite_builder/site/page_version.py puts the marks into its metadata.
 * @typedef {{cell_type: string, source: string|string[], execution_count?: number|null, attachments?: Record<string, Record<string, string>>}} Cell
 * @typedef {{cells: Cell[], metadata?: {lite_builder?: {version?: string, sources?: string}}}} Notebook
 */
/** What a learner has done with a page: nothing, run its cells, or changed them. @typedef {"untouched"|"run"|"changed"} Touch */

const DIGITS = 16;

/** The version of the course's page that this notebook started from; null where it has no marks. @param {Notebook} notebook */
export const versionOf = (notebook) => notebook.metadata?.lite_builder?.version ?? null;

/** @param {Notebook} notebook @returns {Promise<Touch>} */
export async function touchOf(notebook) {
  const sources = notebook.metadata?.lite_builder?.sources;
  if (!sources || (await digestOf(sourcesText(notebook))) !== sources) return "changed";
  return hasRun(notebook) ? "run" : "untouched";
}

/** @param {Notebook} notebook */
export const hasRun = ({ cells }) => cells.some(({ execution_count: count }) => count !== null && count !== undefined);

/** What a learner edits, as one text, as lite_builder/site/page_version.py writes it. @param {Notebook} notebook */
export function sourcesText({ cells }) {
  return JSON.stringify(cells.map((cell) => [cell.cell_type, [cell.source].flat().join(""), attachmentsOf(cell)]));
}

/** @param {Cell} cell */
function attachmentsOf({ attachments = {} }) {
  return sorted(attachments).map(([name, forms]) => [name, sorted(forms)]);
}

/** @template T @param {Record<string, T>} record */
const sorted = (record) => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

/** Null where the browser computes no digests, as on pages of plain http. @param {string} text */
async function digestOf(text) {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, DIGITS);
}
