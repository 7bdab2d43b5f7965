// In which page are notebooks opened where the browser keeps work for each page of its own, as Firefox does? Always in the same.
// @ts-check

const NOTEBOOK = /\blab\/index\.html(\?(?:.*&)?path=[^&#]+\.ipynb\b.*)$/;

/** Firefox says of a file that it has no origin. */
export const isKeptByPage = () => location.protocol === "file:" && location.origin === "null";

/** The address of a notebook in the Notebook interface, in place of one in the Lab interface. @param {string} address */
export function inOnePage(address) {
  return address.replace(NOTEBOOK, "notebooks/index.html$1");
}

/** Offer the Lab interface nowhere on the landing page: work would seem lost there. */
export function leaveLabOut() {
  if (!isKeptByPage()) return;
  for (const link of document.querySelectorAll('a[href^="lab/"]')) link.remove();
}
