/* Lists the pages that the browser keeps, those read last at the top. */

const { pathname } = new URL("../../", import.meta.url);
const cache = await caches.open(`offline ${pathname} read`);

const isPage = ({ url }) => /\/(?:[^./]*|[^/]*\.html?)$/.test(new URL(url).pathname);

async function item(request) {
  const answer = await cache.match(request);
  const kept = new DOMParser().parseFromString(await answer.text(), "text/html");
  const { lang, dir } = kept.documentElement;
  const link = document.createElement("a");
  Object.assign(link, { href: request.url, lang, dir, textContent: kept.querySelector("h1")?.textContent.trim() ?? kept.title });
  const line = document.createElement("li");
  line.append(link);
  return line;
}

const lines = await Promise.all((await cache.keys()).filter(isPage).reverse().map(item));
if (lines.length) {
  const section = document.querySelector("[data-kept]");
  const list = document.createElement("ul");
  list.className = "link-list";
  list.append(...lines);
  section.append(list);
  section.hidden = false;
}
