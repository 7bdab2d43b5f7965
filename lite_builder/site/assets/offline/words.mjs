// How sizes and failures are told to learners.
// @ts-check

/** @param {number} bytes */
export const megabytes = (bytes) => `${bytes < 9.95e6 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6)} MB`;

/** @param {unknown} error of a download into a cache */
export function reason(error) {
  const { name, message } = /** @type {Error} */ (error);
  if (name === "QuotaExceededError") return "this browser has no room left for it";
  if (name === "TypeError") return "the connection was lost, or the course has just changed";
  return message;
}
