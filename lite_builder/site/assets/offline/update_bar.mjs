// Offers the newer version of the course to who has a copy, which would else never change. Nothing changes by itself.
// @ts-check

import { canCopy, copiedBuild, holdCopy, makeCopy, newestBuild, tidy } from "./copy.mjs";
import { megabytes, reason } from "./words.mjs";

const STYLE = `
  position: fixed; z-index: 10000; left: 0; right: 0; bottom: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem;
  align-items: center; justify-content: center; padding: .6rem 1rem; background: #0b4f4f; color: #fff;
  font: 15px/1.4 system-ui, sans-serif;`;
const BUTTON_STYLE = "font: inherit; padding: .25rem .8rem; border: 1px solid #fff; border-radius: .35rem; cursor: pointer;";

async function offer() {
  if (!(await canCopy())) return;
  await holdCopy();
  const copied = await copiedBuild();
  if (!copied) return;
  const newest = await newestBuild().catch(() => null); // without a network there is nothing to offer
  if (!newest) return;
  await tidy(newest);
  if (newest.build !== copied) show(newest);
}

/** @param {import("./copy.mjs").Build} newest */
function show(newest) {
  const bar = document.createElement("div");
  bar.id = "lite-builder-update";
  bar.setAttribute("role", "status");
  bar.style.cssText = STYLE;
  const text = document.createElement("span");
  text.textContent = "A newer version of the course is there. What you have written stays.";
  const update = button("Update", async () => {
    update.disabled = true;
    try {
      await makeCopy(newest, (done, total) => (text.textContent = `Fetching the newer version: ${megabytes(done)} of ${megabytes(total)}.`));
      text.textContent = "The newer version is here, and opens when you reload this page.";
      update.replaceWith(button("Reload", () => location.reload()));
    } catch (error) {
      text.textContent = `The newer version has not come whole (${reason(error)}). You go on with the one you have.`;
      update.disabled = false;
    }
  });
  bar.append(text, update, button("Later", () => bar.remove()));
  document.body.append(bar);
}

/** @param {string} label @param {() => void} click */
function button(label, click) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.style.cssText = `${BUTTON_STYLE} background: transparent; color: inherit;`;
  made.addEventListener("click", click);
  return made;
}

offer().catch((error) => console.info(`Whether there is a newer version of the course is not known: ${error}`));
