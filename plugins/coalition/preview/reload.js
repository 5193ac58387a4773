// Keeps a page of the live preview up to date and shows why a build failed. Never part of a published site.
(() => {
  "use strict";

  const POSITION = "coalition-preview-position";
  let lastEvent = new URL(document.currentScript.src).searchParams.get("since");
  let source = null;
  let overlay = null;
  let shownReport = null;

  // The output that a URL of this server stands for; "" for URLs elsewhere.
  function outputOf(address) {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) return "";
    try {
      return decodeURIComponent(url.pathname).slice(1).replace(/(^|\/)$/, "$1index.html");
    } catch {
      return "";
    }
  }

  // Frames look after themselves: their pages hold this script too.
  function outputsInUse() {
    const loaded = performance.getEntriesByType("resource")
      .filter((entry) => entry.initiatorType !== "iframe")
      .map((entry) => entry.name);
    const named = [...document.querySelectorAll("[src]:not(iframe), link[rel~=stylesheet]")]
      .map((element) => element.src ?? element.href);
    return new Set([location.href, ...loaded, ...named].map(outputOf));
  }

  // A sheet may import others, and these others again.
  function isMadeOf(sheet, output) {
    if (!sheet?.href) return false;
    const rules = outputOf(sheet.href) === "" ? [] : [...sheet.cssRules];
    return outputOf(sheet.href) === output
      || rules.some((rule) => rule instanceof CSSImportRule && isMadeOf(rule.styleSheet, output));
  }

  // Between a change and its sheet two links may stand for one sheet.
  function styleSheets(output) {
    const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")];
    const own = new Set(links.filter((link) => isMadeOf(link.sheet, output)).map((link) => outputOf(link.href)));
    return links.filter((link) => outputOf(link.href) === output || own.has(outputOf(link.href)));
  }

  // The old sheet stays until the new one is there, so that the page never shows without its styles.
  function swap(output) {
    const old = styleSheets(output);
    const next = old.at(-1).cloneNode();
    const address = new URL(next.href);
    address.searchParams.set("preview", lastEvent);
    next.href = address.href;
    next.addEventListener("load", () => old.forEach((link) => link.remove()));
    next.addEventListener("error", () => next.remove());
    old.at(-1).after(next);
  }

  function reload() {
    source?.close();
    try {
      const position = { page: location.href, left: scrollX, top: scrollY };
      sessionStorage.setItem(POSITION, JSON.stringify(position));
      history.scrollRestoration = "manual";
    } catch {
      // Without storage the browser's own way of keeping the position has to do.
    }
    location.reload();
  }

  function takePosition() {
    try {
      const position = JSON.parse(sessionStorage.getItem(POSITION));
      sessionStorage.removeItem(POSITION);
      return position?.page === location.href ? position : null;
    } catch {
      return null;
    }
  }

  function restorePosition() {
    const position = takePosition();
    if (!position) return;
    const scroll = () => scrollTo({ left: position.left, top: position.top, behavior: "instant" });
    scroll();
    // Pictures that are still missing may keep the page too short.
    const tooShort = scrollY < position.top - 1;
    const finish = () => {
      if (tooShort) scroll();
      history.scrollRestoration = "auto";
    };
    addEventListener("load", finish, { once: true });
  }

  function applyChange(paths) {
    const inUse = outputsInUse();
    const ours = paths.filter((path) => inUse.has(path));
    const sheets = ours.map((path) => styleSheets(path)[0]);
    if (sheets.every(Boolean)) new Set(sheets.map((link) => outputOf(link.href))).forEach(swap);
    else reload();
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function hideReport() {
    overlay?.remove();
    overlay = null;
  }

  // In a shadow tree, so that neither the theme's styles nor these reach the other. Once, not in
  // every frame of the page as well.
  function showReport(text) {
    hideReport();
    if (text === null || self !== top) return;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/.coalition/reload.css";
    const hide = element("button", "", "Hide (Esc)");
    hide.addEventListener("click", hideReport);
    const alert = element("div", "alert", "");
    alert.setAttribute("role", "alert");
    alert.tabIndex = 0;
    alert.append(
      element("p", "title", "The site could not be built. This page is from the last good build."),
      element("pre", "report", text),
    );
    const frame = element("div", "overlay", "");
    frame.append(hide, alert);
    overlay = document.createElement("div");
    overlay.lang = "en";
    overlay.attachShadow({ mode: "open" }).append(style, frame);
    document.body.append(overlay);
  }

  function listen(name, act) {
    source.addEventListener(name, (event) => {
      lastEvent = event.lastEventId;
      act(JSON.parse(event.data));
    });
  }

  function connect() {
    source = new EventSource(`/.coalition/events?since=${encodeURIComponent(lastEvent)}`);
    listen("reload", reload);
    listen("change", ({ paths }) => applyChange(paths));
    listen("report", ({ number, text }) => {
      // A report that was hidden stays hidden when the connection is made anew.
      if (number === shownReport) return;
      shownReport = number;
      showReport(text);
    });
  }

  // A browser opens six connections to a server, so only pages that are seen may hold one.
  function connectWhileVisible() {
    source?.close();
    source = null;
    if (document.visibilityState === "visible") connect();
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideReport();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) connectWhileVisible();
  });
  document.addEventListener("visibilitychange", connectWhileVisible);
  restorePosition();
  connectWhileVisible();
})();
