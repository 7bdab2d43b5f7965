// How fast is the line? Browsers do not tell it, so the first file that has to come anyway is measured while it comes.
// @ts-check

const ENOUGH_MILLISECONDS = 150;

/** Measures one stream of bytes, from its first ones on. */
export class Meter {
  #bytes = 0;
  #start = 0;
  /** @type {(rate: number) => void} */
  #tell = () => {};
  /** In bytes a second; settled when the file is there, or a short time after it began to come. @type {Promise<number>} */
  rate = new Promise((resolve) => (this.#tell = resolve));

  /** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream @returns {ReadableStream<Uint8Array<ArrayBuffer>>} */
  through(stream) {
    this.#start = performance.now();
    setTimeout(() => this.#finish(), ENOUGH_MILLISECONDS);
    return stream.pipeThrough(
      new TransformStream({
        transform: (chunk, controller) => {
          this.#bytes += chunk.length;
          controller.enqueue(chunk);
        },
        flush: () => this.#finish(),
      }),
    );
  }

  /** Nothing comes. */
  stop() {
    this.#tell(0);
  }

  #finish() {
    this.#tell((this.#bytes * 1000) / Math.max(1, performance.now() - this.#start));
  }
}
