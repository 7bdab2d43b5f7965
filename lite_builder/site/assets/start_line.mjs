// Says in the page of a notebook what its kernel is doing, from the moment the page is opened until the first cell can run.
// The worker tells it (boot/progress.mjs); start_bar.mjs knows where the bar is meanwhile.
// @ts-check

import { amount, course, fractionAt, GLIDE, STEPS } from "./start_bar.mjs";

/** @typedef {import("./boot/progress.mjs").Progress} Progress */

/** Milliseconds between two pictures of what moves: without a graphics card each takes of the processor that Python starts on. */
const PICTURE = 100;
/** Milliseconds for which a cell may wait before the line says so. */
const UNNOTICED = 400;
const SCRIPTS_OF_INTERFACE = /\/build\//;
/** The steps in which Python waits for the interface, which may ask the learner something. */
const FOR_INTERFACE = ["open", "interface"];

const STYLE = `
#start-line { position: fixed; inset: auto 0 0 0; z-index: 10000; pointer-events: none; font: 13px/22px system-ui, sans-serif;
  color: var(--jp-ui-font-color1, #333); background: var(--jp-layout-color1, #fff); border-top: 1px solid var(--jp-border-color2, #ddd);
  transition: opacity 0.2s; }
.jp-mod-dark #start-line { color: var(--jp-ui-font-color1, #ddd); background: var(--jp-layout-color1, #111);
  border-color: var(--jp-border-color2, #444); }
#start-line.over { opacity: 0; }
#start-line .bar { position: relative; overflow: hidden; height: 3px; transform-origin: left; background: var(--jp-brand-color1, #1976d2); }
#start-line .bar::after { content: ""; position: absolute; inset: 0; animation: start-line-goes-on 1.6s steps(16) infinite;
  background: linear-gradient(90deg, transparent, rgba(255, 255, 255, 0.6), transparent); }
#start-line.failed .bar::after { animation: none; }
@keyframes start-line-goes-on { from { transform: translateX(-100%); } to { transform: translateX(100%); } }
#start-line.failed .bar { background: var(--jp-error-color1, #d32f2f); }
#start-line.failed { pointer-events: auto; }
#start-line .words { padding: 0 12px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
@media (prefers-reduced-motion: reduce) { #start-line { transition: none; } #start-line .bar::after { animation: none; } }
`;

class StartLine {
  /** Whose start is shown: a worker, or null for the page's own. @type {object|null} */
  #of = null;
  #isShown = false;
  #hasFailed = false;
  #began = 0;
  /** @type {import("./start_bar.mjs").Step} */
  #step = "open";
  /** @type {import("./start_bar.mjs").Course} */
  #course = [[0, 0]];
  #moved = 0;
  /** @type {ReturnType<typeof setInterval>|undefined} */
  #clock;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #soon;
  /** What a cell waits for. @type {Progress|undefined} */
  #wanted;
  /** @type {Animation|undefined} */
  #animation;

  constructor() {
    this.element = document.createElement("div");
    this.element.id = "start-line";
    this.element.innerHTML =
      '<div class="bar" role="progressbar" aria-label="Start of Python" aria-valuemin="0" aria-valuemax="100"></div>' +
      '<div class="words"><span role="status"></span><span class="amount" aria-hidden="true"></span></div>';
    const [bar, status, amount] = ["bar", "words > span", "amount"].map((name) => this.element.querySelector(`.${name}`));
    this.bar = /** @type {HTMLElement} */ (bar);
    this.status = /** @type {HTMLElement} */ (status);
    this.amount = /** @type {HTMLElement} */ (amount);
    this.bytes = "";
  }

  /** A start begins: that of the page, or of a worker's Python. @param {object|null} of */
  begin(of) {
    // The first kernel of a page is what its notebook has waited for since it was opened.
    const goesOn = this.#isShown && this.#of === null;
    this.#of = of;
    if (goesOn) return;
    this.#stop();
    this.#hasFailed = false;
    this.#began = of ? performance.now() : 0;
    this.#course = [[0, 0]];
    this.#show("open");
  }

  /** @param {object} of @param {Progress} progress */
  tell(of, progress) {
    const isWaiting = progress.step === "package";
    if (!this.#isShown && isWaiting) {
      this.#wait(of, progress);
    } else if (this.#of !== of || this.#hasFailed) return;
    else if (progress.step === "ready") this.end(of);
    else this.#show(progress.step, progress);
  }

  /** Say what a cell waits for, unless it comes at once. @param {object} of @param {Progress} progress */
  #wait(of, progress) {
    this.#wanted = progress;
    if (this.#soon !== undefined) return;
    this.#of = of;
    this.#began = performance.now();
    this.#course = [[0, 0]];
    this.#soon = setTimeout(() => this.#show("package", this.#wanted), UNNOTICED);
  }

  /** What was shown of this worker is over, or of the page. @param {object|null} of */
  end(of) {
    if (this.#of !== of || this.#hasFailed) return;
    this.#stop();
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#move([[0, this.#fraction()], [GLIDE, 1]]);
    this.element.classList.add("over");
    setTimeout(() => this.#isShown || this.element.remove(), GLIDE * 2);
  }

  /** @param {string} message why it does not go on, and what to do */
  fail(message) {
    this.#hasFailed = true; // no question of the interface ends it from now on
    this.#show(this.#step);
    this.#stop();
    this.#move([[0, this.#fraction()], [GLIDE, this.#fraction()]]);
    this.element.classList.add("failed");
    this.status.textContent = message;
    this.amount.textContent = "";
  }

  /** Nothing moves on by itself, nor is anything said later. */
  #stop() {
    clearTimeout(this.#soon);
    clearInterval(this.#clock);
    this.#soon = this.#clock = undefined;
  }

  get isShown() {
    return this.#isShown;
  }

  /** @param {import("./start_bar.mjs").Step} step @param {Omit<Progress, "step">} [progress] */
  #show(step, progress = {}) {
    if (!this.#isShown) {
      this.#isShown = true;
      // There is no body yet in a page that has just begun.
      (document.body ?? document.documentElement).append(this.element);
    }
    this.#clock ??= setInterval(() => this.#tick(), 100);
    this.element.classList.remove("over", "failed");
    const { words, from, to, seconds } = STEPS[step];
    const { done = 0, total = 0, what } = progress;
    const now = this.#fraction();
    const rate = done / (performance.now() - this.#began);
    const left = rate ? (total - done) / rate / 1000 : seconds;
    this.#step = step;
    this.#move(course(now, from + (total ? ((to - from) * done) / total : 0), to, Math.max(left, seconds / 3)));
    const said = what ? `${words} ${what}` : words;
    if (this.status.textContent !== said) this.status.textContent = said;
    this.bytes = amount(progress);
    this.#tick();
  }

  #tick() {
    if (FOR_INTERFACE.includes(this.#step) && document.querySelector(".jp-Dialog")) return this.end(this.#of);
    const seconds = Math.floor((performance.now() - this.#began) / 1000);
    const said = [this.bytes && `, ${this.bytes}`, seconds > 1 && ` (${seconds} s)`].filter(Boolean).join("");
    if (this.amount.textContent !== said) this.amount.textContent = said;
    this.bar.setAttribute("aria-valuenow", String(Math.round(this.#fraction() * 100)));
  }

  #fraction() {
    return fractionAt(this.#course, performance.now() - this.#moved);
  }

  /** Moved by the browser itself, which goes on where a script has the page wait. @param {import("./start_bar.mjs").Course} points */
  #move(points) {
    this.#course = points;
    this.#moved = performance.now();
    const duration = points[points.length - 1][0];
    const frames = points.map(([time, fraction], number) => ({
      transform: `scaleX(${fraction})`,
      offset: time / duration,
      easing: `steps(${Math.ceil(((points[number + 1]?.[0] ?? time) - time) / PICTURE) || 1})`,
    }));
    this.#animation?.cancel();
    this.#animation = this.bar.animate(frames, { duration, fill: "both" });
  }
}

/** The line of this page. */
export const startLine = new StartLine();

/** Where a script of the interface does not come, nobody else can say so. @param {Event} event */
function hear({ target }) {
  if (!(target instanceof HTMLScriptElement) || !SCRIPTS_OF_INTERFACE.test(target.src) || !startLine.isShown) return;
  // What is in those that the page asks for early, the interface asks for once more.
  if ("early" in target.dataset) return;
  const file = new URL(target.src).pathname.split("/").at(-1);
  startLine.fail(
    `The notebook cannot be shown: ${file} of this site cannot be loaded. ` +
      "Look to your connection, reload the page; if that does not help, tell those who publish it.",
  );
}

document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
addEventListener("error", hear, { capture: true });
