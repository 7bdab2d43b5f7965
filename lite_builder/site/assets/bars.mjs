// A bar at the foot of the page that tells and asks: it takes no focus and covers nothing, so that work can go on meanwhile.
// @ts-check

const STYLE = `
  #lite-builder-bars { position: fixed; z-index: 10000; left: 0; right: 0; bottom: 0; }
  .lite-builder-bar {
    display: flex; flex-wrap: wrap; gap: .35rem 1rem; align-items: center; justify-content: center;
    padding: .5rem 1rem; background: #0b4f4f; color: #fff; font: 15px/1.4 system-ui, sans-serif;
  }
  .lite-builder-bar + .lite-builder-bar { border-top: 1px solid #ffffff66; }
  .lite-builder-bar p { margin: 0; }
  .lite-builder-bar div { display: flex; flex-wrap: wrap; gap: .4rem; }
  .lite-builder-bar button {
    font: inherit; padding: .2rem .8rem; border: 1px solid #fff; border-radius: .35rem; background: transparent; color: inherit;
    cursor: pointer;
  }
  .lite-builder-bar button:hover { background: #ffffff2e; }
  .lite-builder-bar button[aria-disabled=true] { opacity: .6; cursor: default; }
  .lite-builder-bar button:focus-visible { outline: 3px solid #ffd166 !important; outline-offset: 2px !important; }`;

/** The label of a button, and what a click on it does. @typedef {[label: string, click: () => unknown]} Choice */

export class Bar {
  /**
   * @param {string} kind a class, by which bars of this kind are found
   * @param {string} name what it is about, for those who hear the page
   */
  constructor(kind, name) {
    this.element = document.createElement("section");
    this.element.className = `lite-builder-bar ${kind}`;
    this.element.setAttribute("aria-label", name);
    this.text = document.createElement("p");
    this.text.setAttribute("role", "status");
    this.buttons = document.createElement("div");
    this.element.append(this.text, this.buttons);
    foot().append(this.element);
  }

  /** @param {string} words @param {Choice[]} [choices] those that were there stay, if none are given */
  say(words, choices) {
    // A change is read aloud, what was there from the start is not.
    setTimeout(() => (this.text.textContent = words));
    if (!choices) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.buttons.replaceChildren(...choices.map((choice) => this.#button(choice)));
    if (hadFocus) /** @type {HTMLElement|null} */ (this.buttons.firstElementChild)?.focus();
  }

  close() {
    this.element.remove();
  }

  /** A button that is deaf while it works, and says where it did not. It stays where the focus is. @param {Choice} choice */
  #button([label, click]) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", async () => {
      if (made.ariaDisabled === "true") return;
      made.ariaDisabled = "true";
      try {
        await click();
      } catch (error) {
        this.say(`It did not work: ${/** @type {any} */ (error)?.message ?? error}.`);
      }
      made.ariaDisabled = "false";
    });
    return made;
  }
}

/** Where the bars are. */
function foot() {
  const known = document.getElementById("lite-builder-bars");
  if (known) return known;
  const style = document.createElement("style");
  style.textContent = STYLE;
  const made = document.createElement("div");
  made.id = "lite-builder-bars";
  document.head.append(style);
  document.body.append(made);
  const fit = () => makeRoom(made.offsetHeight);
  new ResizeObserver(fit).observe(made);
  // JupyterLab's shell may come later.
  new MutationObserver(fit).observe(document.body, { childList: true });
  return made;
}

/** Have what is above end where the bars begin: JupyterLab's shell, else the page. @param {number} height */
function makeRoom(height) {
  const shell = document.getElementById("main");
  if (!shell) {
    document.body.style.paddingBottom = `${height}px`;
    return;
  }
  if (shell.style.bottom === `${height}px`) return;
  shell.style.bottom = `${height}px`;
  dispatchEvent(new Event("resize"));
}
