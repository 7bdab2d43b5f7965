// Offers the newer version of the course to who has a copy, which would else never change. Nothing changes by itself.
// @ts-check

import { Bar } from "../bars.mjs";
import { canCopy, copiedBuild, holdCopy, makeCopy, newestBuild, tidy } from "./copy.mjs";
import { megabytes, reason } from "./words.mjs";

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
  const bar = new Bar("lite-builder-update", "Newer version of the course");
  /** @type {import("../bars.mjs").Choice} */
  const later = ["Later", () => bar.close()];
  const update = async () => {
    try {
      await makeCopy(newest, (done, total) => bar.say(`Fetching the newer version: ${megabytes(done)} of ${megabytes(total)}.`));
      bar.say("The newer version is here, and opens when you reload this page.", [["Reload", () => location.reload()], later]);
    } catch (error) {
      bar.say(`The newer version has not come whole (${reason(error)}). You go on with the one you have.`);
    }
  };
  bar.say("A newer version of the course is there. What you have written stays.", [["Update", update], later]);
}

offer().catch((error) => console.info(`Whether there is a newer version of the course is not known: ${error}`));
