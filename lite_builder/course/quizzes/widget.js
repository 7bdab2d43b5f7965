// Shows questions through jupyterquiz 2.9.6 (github.com/jmshea/jupyterquiz), and adds what it lacks in JupyterLab 4.
//
// Runs after jupyterquiz's helpers.js and multiple_choice.js in one function, whose parameters are `root`, the element to
// show the questions in, and `content`, what to show there.
// @ts-check
"use strict";

/**
 * `words` are HTML by option's letter, and by `why`: what is said once the answer is right.
 * @typedef {{asked: {question: string, type: string, answers: object[]}, words: Record<string, string>}} Asked
 */

(() => {
  // @ts-ignore: parameters of the function around this code, and the class that helpers.js has made.
  const { here, questions, jupyterquiz } = /** @type {{here: HTMLElement, questions: Asked[], jupyterquiz: any}} */ ({
    // @ts-ignore
    here: root,
    // @ts-ignore
    questions: content.questions,
    // @ts-ignore
    jupyterquiz: Question,
  });

  /**
   * Add HTML to a node as JupyterLab shows it, with its formulas and links; elsewhere as it is.
   * @param {HTMLElement} node @param {string} html @param {() => boolean} isWanted
   */
  const add = async (node, html, isWanted) => {
    const panels = /** @type {any} */ (globalThis).jupyterapp?.shell?.widgets?.("main") ?? [];
    const rendermime = [...panels].find((panel) => panel.node.contains(node))?.content?.rendermime;
    let more = Object.assign(document.createElement("div"), { innerHTML: html });
    if (rendermime) {
      const renderer = rendermime.createRenderer("text/html");
      await renderer.renderModel(rendermime.createModel({ data: { "text/html": html }, trusted: true }));
      more = renderer.node;
    }
    if (!isWanted()) return;
    node.append(more);
    rendermime?.latexTypesetter?.typeset(more);
  };

  /**
   * After the choice of an option: add what is said of it, and the reasons once all right ones are found.
   * @param {HTMLElement} question @param {HTMLElement} option @param {Record<string, string>} words
   */
  const tell = (question, option, words) => {
    const told = /** @type {HTMLElement} */ (question.querySelector(".Feedback"));
    const options = /** @type {HTMLElement[]} */ ([...question.querySelectorAll(".MCButton")]);
    for (const other of options) {
      other.setAttribute("aria-pressed", String(/correctButton/i.test(other.className)));
    }
    const wanted = Number(told.dataset.numcorrect);
    const isRight = option.classList.contains("correctButton");
    const isAll = wanted > 1 ? Number(told.dataset.answeredcorrect) === wanted : isRight;
    const html = [words[option.dataset.letter ?? ""], isAll ? words.why : ""].join("");
    const turn = String(Number(told.dataset.turn ?? 0) + 1);
    told.dataset.turn = turn;
    if (html) add(told, html, () => told.dataset.turn === turn);
  };

  /**
   * Make the options of a question buttons for the keyboard and for screen readers.
   * @param {HTMLElement} question @param {Record<string, string>} words
   */
  const improve = (question, words) => {
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

  const options = { shuffleAnswers: false, preserveResponses: false, maxWidth: 640 };
  here.replaceChildren();
  questions.forEach(({ asked, words }, index) => {
    jupyterquiz.create(asked, `${Math.random().toString(36).slice(2)}x`, index, options, here);
    improve(/** @type {HTMLElement} */ (here.lastElementChild), words);
  });
})();
