// How fast is the line? Browsers do not tell it, so a file that has to come anyway is measured.
// @ts-check

/**
 * In bytes a second. By the browser's own clock of the file, which goes on while this thread is busy.
 * @param {string} address of a file that is here
 */
export function rateOf(address) {
  const [entry] = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(address, "resource"));
  if (!entry?.encodedBodySize) return 0;
  return (entry.encodedBodySize * 1000) / Math.max(1, entry.responseEnd - (entry.responseStart || entry.startTime));
}
