/* Keeps what somebody reads, so that it can be read again without a network. Pages come from the network as long
   as there is one; recordings, feeds and data are never kept. When the site no longer has its page for readers
   without a network, this is not wanted any more, and takes itself away. */

const HOME = {{ this.home|tojson }};
const PAGES = {{ this.pages|tojson }};
const FILES = {{ this.files|tojson }};
const PICTURES = {{ this.pictures|tojson }};
const NEVER = {{ this.never|tojson }};

const MOST_PAGES = 50;
const MOST_FILES = 200;
const PATIENCE = 3000;

/* Other sites may lie below other folders of the same host. */
const MINE = `offline ${HOME} `;
const OWN = `${MINE}{{ this.version }}`;
const READ = `${MINE}read`;

let lookedAfter = false;
let gone = false;

const nameOf = ({ pathname }) => pathname.slice(pathname.lastIndexOf("/") + 1);
const isPage = (url) => /^[^.]*$|\.html?$/.test(nameOf(url));
const isPart = (url) => /\.(?:avif|css|gif|ico|jpe?g|js|png|svg|webmanifest|webp|woff2)$/.test(nameOf(url));
const isLasting = (url) => isBelow(url, [PICTURES]) || /\.[0-9a-f]{12}\.css$/.test(nameOf(url));
const isBelow = ({ pathname }, folders) => folders.some((folder) => pathname.startsWith(folder));
const isOurs = (url) => url.origin === location.origin && isBelow(url, [HOME]) && !isBelow(url, NEVER);
const keyOf = ({ origin, pathname }) => origin + pathname;

/* Where a browser has no room or no wish to keep anything, nothing is kept, and pages come as ever. */
async function kept(url, ...names) {
  try {
    for (const cacheName of names) {
      const found = await caches.match(keyOf(url), { cacheName, ignoreVary: true });
      if (found) return found;
    }
  } catch { /* then it comes from the network */ }
  return undefined;
}

/* What is no longer on the site is not to be read here either. */
async function keep(url, answer) {
  const isKnown = PAGES.some(([, page]) => page === url.pathname);
  if (gone || isKnown || ![200, 404, 410].includes(answer.status)) return;
  const cache = await caches.open(READ);
  if (answer.status !== 200) await cache.delete(keyOf(url));
  else await cache.put(keyOf(url), answer);
  if (isPage(url)) await forgetOldest(cache);
}

/* Whatever is kept anew comes last. */
async function forgetOldest(cache) {
  const keys = (await cache.keys()).map((request) => new URL(request.url));
  const pages = keys.filter(isPage).slice(0, -MOST_PAGES);
  const parts = keys.filter((url) => !isPage(url)).slice(0, -MOST_FILES);
  await Promise.all([...pages, ...parts].map((url) => cache.delete(keyOf(url))));
}

/* Once for each time that the browser starts this: by and by it stops what has nothing to do. */
async function lookAfterPages() {
  if (lookedAfter) return;
  lookedAfter = true;
  for (const [, page] of PAGES) {
    const answer = await fetch(page, { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 410) return leave();
    if (answer.ok && await caches.has(OWN)) await (await caches.open(OWN)).put(page, answer);
  }
}

async function leave() {
  gone = true;
  await registration.unregister();
  await forget(() => true);
}

async function forget(isUnwanted) {
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE) && isUnwanted(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

const fromNetwork = async (event) => (await event.preloadResponse) ?? fetch(event.request);

async function newest(event, url) {
  const network = fromNetwork(event);
  const after = (answer) => Promise.allSettled([keep(url, answer.clone()), lookAfterPages()]);
  event.waitUntil(network.then(after, () => {}));
  const copy = await kept(url, READ, OWN);
  if (copy) {
    const late = new Promise((done) => setTimeout(done, PATIENCE, copy));
    return Promise.race([network.catch(() => copy), late]);
  }
  return isPage(url) ? network.catch(() => instead(url)) : network;
}

async function instead(url) {
  const [, page] = PAGES.find(([folder]) => isBelow(url, [folder]));
  const { body, headers } = await caches.match(page, { cacheName: OWN, ignoreVary: true });
  return new Response(body, { status: 503, headers });
}

/* A stylesheet is kept among what was read too: pages that came with it will want it after the site has another. */
async function once(event, url) {
  return (await kept(url, READ)) ?? newest(event, url);
}

addEventListener("install", (event) => {
  skipWaiting();
  const wanted = [...FILES, ...PAGES.map(([, page]) => page)].map((url) => new Request(url, { cache: "no-cache" }));
  event.waitUntil(caches.open(OWN).then((cache) => cache.addAll(wanted)));
});

addEventListener("activate", (event) => {
  const old = (name) => ![OWN, READ].includes(name);
  event.waitUntil(Promise.all([forget(old), registration.navigationPreload?.enable(), clients.claim()]));
});

/* A page that came before this was there tells what it consists of. */
addEventListener("message", (event) => {
  const urls = event.data.map((address) => new URL(address)).filter((url) => isOurs(url) && (isPage(url) || isPart(url)));
  event.waitUntil(Promise.all(urls.map(async (url) => keep(url, await fetch(keyOf(url))))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("Range") || !isOurs(url)) return;
  if (isPage(url) ? request.destination !== "document" : !isPart(url)) return;
  event.respondWith(isLasting(url) ? once(event, url) : newest(event, url));
});
