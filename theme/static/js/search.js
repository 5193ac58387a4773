/* Searches the site. What is asked for stands in the address, so that it can be shared and gone back to. Pagefind's
   program and the parts of the index that a question needs are loaded here, and nowhere else on the site. */

const form = document.querySelector(".search-form");
const status = document.querySelector(".search-status");
const section = document.querySelector(".search-results");
const list = section.querySelector("ol");
const more = section.querySelector(".search-more");
const template = section.querySelector("template").content.firstElementChild;
const kinds = form.querySelector(".search-kinds");
const details = form.querySelector("details");
const wide = matchMedia("(width >= 40rem)");
const choices = Array.from(form.querySelectorAll("select"));
const locale = document.documentElement.lang;
const number = new Intl.NumberFormat(locale);
const AT_ONCE = 10;
const PLACES = 3;
const NEAR = 12;

let pagefind;
let found = [];
let shown = 0;
let latest = 0;

/* The words are the template's. */
function tell(words, values = {}) {
  status.textContent = Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, number.format(value)),
    words && status.dataset[words],
  );
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* The form */

function option(select, value) {
  const made = new Option(value, value);
  select.add(made);
  return made;
}

function checkbox(value) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "checkbox", name: "kind", value });
  label.append(input, document.createElement("span"));
  kinds.append(label);
}

function fill(filters) {
  Object.keys(filters.kind ?? {}).sort(new Intl.Collator(locale).compare).forEach(checkbox);
  for (const select of choices) {
    const values = Object.keys(filters[select.name] ?? {}).sort(new Intl.Collator(locale).compare);
    if (select.name === "year") values.reverse();
    for (const value of values) option(select, value);
    select.parentElement.hidden = values.length === 0;
  }
  kinds.hidden = !filters.kind;
  count(filters);
}

/* How much there is of each kind, topic and so on of what the words are found in. */
function count(filters) {
  const written = (name, value) => `${value} (${number.format(filters[name]?.[value] ?? 0)})`;
  for (const input of kinds.querySelectorAll("input")) {
    input.nextElementSibling.textContent = written("kind", input.value);
    input.parentElement.hidden = !filters.kind?.[input.value] && !input.checked;
  }
  for (const select of choices) {
    for (const one of Array.from(select.options).slice(1)) one.text = written(select.name, one.value);
  }
}

const asked = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));

function restore() {
  const address = new URLSearchParams(location.search);
  form.elements.q.value = address.get("q") ?? "";
  for (const input of kinds.querySelectorAll("input")) input.checked = address.getAll("kind").includes(input.value);
  for (const select of choices) {
    select.value = address.get(select.name) ?? "";
    if (select.selectedIndex === -1) select.value = "";
  }
  details.open ||= wide.matches || [...address.keys()].some((name) => name !== "q");
}

/* Searching */

async function search() {
  const run = ++latest;
  const address = asked();
  const words = address.get("q");
  const wanted = choices.filter((select) => select.value).map((select) => [select.name, select.value]);
  const any = address.getAll("kind");
  if (any.length) wanted.push(["kind", { any }]);
  list.replaceChildren();
  section.hidden = true;
  found = [];
  shown = 0;
  tell(String(address) && "busy");
  const answer = String(address) ? await pagefind.search(words, { filters: Object.fromEntries(wanted) }) : null;
  const fitting = answer && (!words || (await fits(words, answer.results))) ? answer.results : [];
  const all = await pagefind.filters();
  if (run !== latest) return;
  count(words && fitting.length ? answer.totalFilters : all);
  if (!answer) return;
  found = fitting;
  await show(run);
}

/* For a word that it does not know Pagefind looks for the longest beginning of it that it knows, which may be a
   single letter: that is no answer. */
async function fits(words, results) {
  if (!results.length) return false;
  const data = await results[0].data();
  const all = data.content.split(/\s+/);
  const met = [...data.locations.map((at) => all[at] ?? ""), ...data.meta.title.split(/\s+/)].map(bare);
  return words.split(/\s+/).map(bare).some((word) => word && met.some((one) => one.startsWith(word.slice(0, Math.max(3, word.length - 4)))));
}

const bare = (word) => folded(word).replace(/[^\p{L}\p{N}]/gu, "");

async function show(run = latest) {
  const data = await Promise.all(found.slice(shown, shown + AT_ONCE).map((one) => one.data()));
  if (run !== latest) return null;
  const items = data.map(result);
  list.append(...items);
  shown += items.length;
  section.hidden = !found.length;
  more.hidden = shown === found.length;
  if (!found.length) tell("none");
  else if (shown > AT_ONCE) tell("more", { shown, count: found.length });
  else tell(found.length === 1 ? "one" : "found", { count: found.length });
  return items[0];
}

/* A result */

function result(data) {
  const item = template.cloneNode(true);
  const facts = new Map(data.anchors.filter(({ text }) => !text).map(({ id }) => id.split("=").map(decodeURIComponent)));
  const href = facts.get("href");
  const link = item.querySelector("h2 a");
  link.textContent = data.meta.title;
  link.href = href;
  /* Of a text in another language all but what is said of it here is in that. */
  const language = facts.get("lang");
  if (language) for (const one of item.querySelectorAll("h2, .search-excerpt, .search-places")) one.lang = language;
  item.querySelector(".meta").textContent = [data.filters.kind, facts.get("day")].flat().filter(Boolean).join(" · ");
  const picture = item.querySelector("img");
  if (facts.has("image")) picture.src = facts.get("image");
  picture.hidden = !facts.has("image");
  const parts = data.sub_results;
  const whole = parts.find((part) => !part.anchor) ?? (parts.length ? null : data);
  if (whole) put(item.querySelector(".search-excerpt"), marked(whole.excerpt));
  const places = best(parts.filter((part) => part.anchor)).map((part) => place(part, href, data.anchors));
  if (places.length) put(item.querySelector(".search-places"), places);
  return item;
}

function put(element, nodes) {
  element.append(...nodes);
  element.hidden = false;
}

const weight = (hits) => hits.reduce((sum, one) => sum + one.balanced_score, 0);

function best(parts) {
  const heavier = (one, other) => weight(other.weighted_locations) - weight(one.weighted_locations);
  const chosen = new Set([...parts].sort(heavier).slice(0, PLACES));
  return parts.filter((part) => chosen.has(part));
}

/* Where in a page it is: the part with that heading, or the time at which it is said. */
function place(part, href, anchors) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const excerpt = document.createElement("span");
  const heard = part.anchor.id.startsWith("t=");
  const id = heard ? said(part, anchors) : part.anchor.id;
  link.href = `${href}#${id}`;
  link.textContent = heard ? clock(id.slice(2)) : part.title;
  excerpt.append(...marked(below(part.title, part.excerpt)));
  item.append(link, excerpt);
  return item;
}

/* An excerpt without the end of the heading above it. */
function below(title, excerpt) {
  const heading = title.split(/\s+/).map(bare);
  const words = excerpt.split(" ");
  const said = words.slice(0, heading.length).map((word) => bare(word.replace(/<\/?mark>/g, "")));
  let count = heading.length;
  while (count && heading.slice(-count).join(" ") !== said.slice(0, count).join(" ")) count -= 1;
  return words.slice(count).join(" ");
}

/* The phrase in which the words are said that weigh most together. */
function said(part, anchors) {
  const hits = part.weighted_locations;
  const around = ({ location: start }) => weight(hits.filter(({ location: at }) => start <= at && at < start + NEAR));
  const most = hits.reduce((one, other) => (around(other) > around(one) ? other : one));
  return anchors.findLast(({ id, location: at }) => id.startsWith("t=") && at <= most.location).id;
}

function clock(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((one) => String(one).padStart(2, "0"))].join(":");
}

/* Pagefind writes what was found as <mark>, and < and > of the text as &lt; and &gt;: nothing of it becomes HTML. */
function marked(excerpt) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return excerpt.split(/<\/?mark>/).map((text, at) => {
    if (at % 2 === 0) return plain(text);
    const mark = document.createElement("mark");
    mark.textContent = plain(text);
    return mark;
  });
}

/* Beginning */

function ask() {
  const address = String(asked());
  history.pushState(null, "", address ? `?${address}` : location.pathname);
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener("change", (event) => {
  if (event.target.name !== "q") ask();
});
more.addEventListener("click", async () => (await show())?.querySelector("a").focus());
window.addEventListener("popstate", () => {
  restore();
  search();
});

try {
  pagefind = await import(`${form.dataset.bundle}pagefind.js`);
  await pagefind.options({ noWorker: true, excerptLength: 28 });
  await pagefind.init();
  fill(await pagefind.filters());
  form.hidden = false;
  restore();
  await search();
} catch {
  tell("failed");
}
