// What jupyterquiz 2.9.6 lacks in JupyterLab 4, put around it: keys, words that are read out, nothing from a CDN.
// Runs as the output of a cell, whose node JupyterLab calls `element`, before jupyterquiz shows its questions.
(() => {
  // JupyterLab's own MathJax has no `typeset`, and jupyterquiz then loads another one from a CDN. Our words are typeset
  // by JupyterLab, so that there is nothing left to do.
  const keepOffline = () => {
    if (window.MathJax && !Object.hasOwn(window.MathJax, "typeset")) window.MathJax.typeset = () => {};
  };

  /** What follows the choice of an option: its own words, and the reasons once all is found. */
  const answer = (question, option, words) => {
    const told = question.querySelector(".Feedback");
    const index = question.dataset.qnum;
    const found = Number(told.dataset.answeredcorrect);
    const isRight = option.classList.contains("correctButton");
    const isAll = Number(told.dataset.numcorrect) > 1 ? found === Number(told.dataset.numcorrect) : isRight;
    for (const name of [`${index}-${option.dataset.letter}`, isAll ? `${index}-why` : ""]) {
      const more = name && words.querySelector(`[data-words="${name}"]`);
      if (more) told.append(more.cloneNode(true));
    }
    for (const other of question.querySelectorAll(".MCButton")) {
      other.setAttribute("aria-pressed", String(/correctButton/i.test(other.className)));
    }
  };

  /** A question whose options are buttons for the keyboard and for screen readers. */
  const improve = (question, words) => {
    question.dataset.improved = "true";
    // JupyterLab would take keys such as Enter and the arrows for its own.
    question.dataset.lmSuppressShortcuts = "true";
    const [asked, , told] = question.children;
    question.setAttribute("role", "group");
    question.setAttribute("aria-labelledby", asked.id);
    told.setAttribute("role", "status");
    question.addEventListener("click", keepOffline, { capture: true });
    question.querySelectorAll(".MCButton").forEach((option) => {
      option.querySelector("input")?.remove();
      option.dataset.letter = option.textContent.trim()[0];
      option.setAttribute("role", "button");
      option.setAttribute("aria-pressed", "false");
      option.tabIndex = 0;
      option.addEventListener("click", () => answer(question, option, words));
      option.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          option.click();
        }
      });
    });
  };

  const start = () => {
    const outputs = element.closest(".jp-OutputArea, .output") ?? document.body;
    const words = outputs.querySelector(".quiz-words");
    const improveAll = () => outputs.querySelectorAll(".Quiz:not([data-improved])").forEach((question) => {
      if (question.querySelector(".Feedback")) improve(question, words);
    });
    new MutationObserver(improveAll).observe(outputs, { childList: true, subtree: true });
    improveAll();
  };

  // The node is not part of the page yet, and is only once the learner has scrolled to it.
  const wait = () => (element.isConnected ? start() : setTimeout(wait, 100));
  keepOffline();
  wait();
})();
