// How fast is the line? Browsers do not tell it, so a file that has to come anyway is measured.
// @ts-check

/** The browser tells of a file a little after it has come. */
const PATIENCE_MILLISECONDS = 500;

/** The line on which one file comes. */
export class Line {
  #address;
  #bytes = 0;

  /** @param {string} address of the file */
  constructor(address) {
    this.#address = address;
  }

  /**
   * Have the browser take the file in as a whole, at the rate of the line, however busy this thread is.
   * @type {import("./bundle.mjs").Arrive}
   */
  arrive = async (response) => {
    const blob = await response.blob();
    this.#bytes = blob.size;
    return blob.stream();
  };

  /** In bytes a second, once the file is here, by the browser's own clock of it; 0 if it does not tell. */
  async rate() {
    const entry = await Promise.race([entryOf(this.#address), after(PATIENCE_MILLISECONDS)]);
    return entry ? (this.#bytes * 1000) / Math.max(1, entry.responseEnd - (entry.responseStart || entry.startTime)) : 0;
  }
}

/** @param {string} address @returns {Promise<PerformanceResourceTiming>} */
function entryOf(address) {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const [entry] = list.getEntriesByName(address);
      if (!entry) return;
      observer.disconnect();
      resolve(/** @type {PerformanceResourceTiming} */ (entry));
    }).observe({ type: "resource", buffered: true });
  });
}

/** @param {number} milliseconds @returns {Promise<void>} */
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
