// Loads the scripts that a page names as early, beside its configuration: JupyterLite asks for none of them that is there when it starts.
//
// Only the page of a notebook names any (lite_builder/site/page_script.py). They are not its first scripts: running them takes a
// moment, and the text of the notebook would be shown later.
// @ts-check

/** Ends when the script has come, or cannot; JupyterLite then asks for what is in it. @param {HTMLMetaElement} name */
function load({ content }) {
  return new Promise((ended) => {
    const script = Object.assign(document.createElement("script"), { src: content, onload: ended, onerror: ended });
    script.dataset.early = "";
    document.head.append(script);
  });
}

/** @type {NodeListOf<HTMLMetaElement>} */
const names = document.querySelectorAll('meta[name="early-script"]');

// By its name for config-utils.js, which waits for it (WAITING in lite_builder/site/lab_patches.py).
Object.assign(window, { earlyScripts: Promise.all(Array.from(names, load)) });
