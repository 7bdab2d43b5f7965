// Asks before something is done that cannot be taken back lightly: a dialog whose first answer leaves everything as it is.
// @ts-check

/**
 * @param {{title: string, text: string, items?: string[], yes: string, no?: string}} question
 * @returns {Promise<boolean>}
 */
export function agreed({ title, text, items = [], yes, no = "Cancel" }) {
  const dialog = document.createElement("dialog");
  dialog.className = "question";
  const heading = document.createElement("h2");
  heading.textContent = title;
  heading.id = "question-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  const said = document.createElement("p");
  said.textContent = text;
  said.id = "question-text";
  dialog.setAttribute("aria-describedby", said.id);
  const list = document.createElement("ul");
  list.append(...items.map(listItem));
  const form = document.createElement("form");
  form.method = "dialog";
  form.append(answer(no, "no"), answer(yes, "yes"));
  dialog.append(heading, said, list, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

/** @param {string} words */
function listItem(words) {
  const made = document.createElement("li");
  made.textContent = words;
  return made;
}

/** @param {string} label @param {string} value */
function answer(label, value) {
  const made = document.createElement("button");
  made.textContent = label;
  made.value = value;
  return made;
}
