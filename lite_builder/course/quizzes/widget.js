// What jupyterquiz 2.9.6 lacks in JupyterLab 4, put around it: keys, words that are read out, nothing from a CDN.
//
// Runs as the output of a cell, whose node JupyterLab calls `element`, before jupyterquiz shows its questions there.
// @ts-check
"use strict";

(() => {
  // @ts-ignore: JupyterLab declares it around this code.
  const here = /** @type {HTMLElement} */ (element);

  /**
   * JupyterLab's MathJax, which comes with the first formula, has no `typeset`, and jupyterquiz then loads another one
   * from a CDN. All our words are typeset by JupyterLab before they are shown, so that there is nothing left to do.
   */
  const keepOffline = () => {
    const before = Object.getOwnPropertyDescriptor(window, "MathJax");
    if (before?.get || before?.configurable === false) return;
    const complete = (/** @type {any} */ math) => {
      if (math && !Object.hasOwn(math, "typeset")) Object.defineProperty(math, "typeset", { value: () => {} });
      return math;
    };
    let math = complete(before?.value);
    Object.defineProperty(window, "MathJax", {
      configurable: true,
      get: () => math,
      set: (value) => {
        math = complete(value);
      },
    });
  };

  /**
   * After the choice of an option: add its own words, and the reasons once all right ones are found.
   * @param {HTMLElement} question @param {HTMLElement} option @param {Element | null} words
   */
  const tell = (question, option, words) => {
    const told = /** @type {HTMLElement} */ (question.querySelector(".Feedback"));
    const wanted = Number(told.dataset.numcorrect);
    const isRight = option.classList.contains("correctButton");
    const isAll = wanted > 1 ? Number(told.dataset.answeredcorrect) === wanted : isRight;
    for (const name of [option.dataset.letter, ...(isAll ? ["why"] : [])]) {
      const more = words?.querySelector(`[data-words="${question.dataset.qnum}-${name}"]`);
      if (more) told.append(more.cloneNode(true));
    }
    for (const other of question.querySelectorAll(".MCButton")) {
      other.setAttribute("aria-pressed", String(/correctButton/i.test(other.className)));
    }
  };

  /**
   * Make the options buttons for the keyboard and for screen readers.
   * @param {HTMLElement} question @param {Element | null} words
   */
  const improve = (question, words) => {
    question.dataset.improved = "true";
    // JupyterLab would take keys such as Enter and the arrows for its own.
    question.dataset.lmSuppressShortcuts = "true";
    question.setAttribute("role", "group");
    question.setAttribute("aria-labelledby", question.children[0].id);
    question.querySelector(".Feedback")?.setAttribute("role", "status");
    for (const option of /** @type {NodeListOf<HTMLElement>} */ (question.querySelectorAll(".MCButton"))) {
      option.querySelector("input")?.remove();
      option.dataset.letter = option.textContent?.trim()[0] ?? "";
      option.setAttribute("role", "button");
      option.setAttribute("aria-pressed", "false");
      option.tabIndex = 0;
      option.addEventListener("click", () => tell(question, option, words));
      option.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        option.click();
      });
    }
  };

  const start = () => {
    /** @type {HTMLElement} */
    const outputs = here.closest(".jp-OutputArea, .output") ?? document.body;
    const words = outputs.querySelector(".quiz-words");
    const improveAll = () => {
      for (const told of outputs.querySelectorAll(".Quiz:not([data-improved]) > .Feedback")) {
        improve(/** @type {HTMLElement} */ (told.parentElement), words);
      }
    };
    new MutationObserver(improveAll).observe(outputs, { childList: true, subtree: true });
    improveAll();
  };

  // The node is not part of the page yet, and with long notebooks only once the learner has scrolled to it.
  const wait = () => (here.isConnected ? start() : setTimeout(wait, 100));
  keepOffline();
  wait();
})();
