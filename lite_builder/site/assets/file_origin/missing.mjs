// Says in words that a file of the key cannot be read: it may have been pulled out. What is open goes on all the same.
//
// With an element of its own: JupyterLite's notifications come from a file of the key, too, when the first is shown.
// @ts-check

const MESSAGE =
  "The key cannot be read: is it still plugged in? What is open goes on, and what you write is kept by this browser. " +
  "For more, plug it in again, and do once more what you did last.";
const STYLE =
  "position:fixed;left:1rem;right:1rem;bottom:1rem;z-index:20000;display:flex;gap:1rem;align-items:center;padding:.75rem 1rem;" +
  "font:14px/1.4 sans-serif;color:#222;background:#fff4d6;border:1px solid #b58900;border-radius:4px";

/**
 * Listens for scripts that fail, in which packs travel, too.
 * @param {string} root the address of the site's folder
 */
export function installMissing(root) {
  /** @type {HTMLElement|undefined} */
  let shown;
  document.addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement) || !target.src.startsWith(root)) return;
      shown?.remove();
      shown = bar();
      document.body?.append(shown);
    },
    { capture: true },
  );
}

function bar() {
  const made = document.createElement("div");
  made.setAttribute("role", "alert");
  made.style.cssText = STYLE;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => made.remove());
  made.append(MESSAGE, close);
  return made;
}
