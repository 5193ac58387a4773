/* Filters the directory while the reader types. What is asked for stands in the address, so that it can be
   shared and gone back to; without this script the whole directory is there to read. */

const filters = document.querySelector(".filter");
const controls = [...filters.querySelectorAll("input, select")];
const [words, ...choices] = controls;
const result = filters.querySelector("output");
const clear = filters.querySelector(".filter-clear");

const bands = Array.from(document.querySelectorAll("[data-band]"), (section) => ({
  section,
  jump: document.querySelector(`[data-jump] [href="#${CSS.escape(section.id)}"]`)?.parentElement,
  partners: Array.from(section.querySelectorAll("[data-keys]"), (element) => ({
    element,
    keys: element.dataset.keys.split(" "),
    text: folded(`${element.textContent} ${element.dataset.also ?? ""}`),
  })),
}));
const all = bands.reduce((sum, band) => sum + band.partners.length, 0);

/* Without case and accents, as people search. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function filter() {
  const wanted = folded(words.value).split(/\s+/);
  const keys = choices.map((choice) => choice.selectedOptions[0].dataset.key).filter(Boolean);
  let shown = 0;
  for (const { section, jump, partners } of bands) {
    let here = 0;
    for (const { element, keys: own, text } of partners) {
      const fits = keys.every((key) => own.includes(key)) && wanted.every((word) => text.includes(word));
      if (element.hidden === fits) element.hidden = !fits;
      here += fits;
    }
    section.hidden = here === 0;
    if (jump) jump.hidden = here === 0;
    shown += here;
  }
  tell(shown);
}

function tell(shown) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const { found, none } = result.dataset;
  result.value = shown ? found.replace("{shown}", number.format(shown)).replace("{all}", number.format(all)) : none;
  clear.hidden = controls.every((control) => control.value === "");
}

function address() {
  const asked = String(new URLSearchParams(controls.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value])));
  return asked ? `?${asked}` : location.pathname;
}

/* One step back undoes one choice, or all that was typed in one go. */
function remember(typed) {
  const step = typed && history.state?.typed ? "replaceState" : "pushState";
  history[step]({ typed }, "", address());
}

function restore() {
  const asked = new URLSearchParams(location.search);
  for (const control of controls) {
    control.value = asked.get(control.name) ?? "";
    if (control.selectedIndex === -1) control.value = "";
  }
  filter();
}

filters.addEventListener("input", (event) => {
  filter();
  remember(event.target === words);
});
clear.addEventListener("click", () => {
  for (const control of controls) control.value = "";
  filter();
  remember(false);
  words.focus();
});
window.addEventListener("popstate", restore);
/* Later than browsers fill forms in again by themselves. */
window.addEventListener("pageshow", restore);
filters.hidden = false;
restore();
