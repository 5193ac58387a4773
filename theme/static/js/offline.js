/* Lets the browser keep what is read (see service-worker.js), and has it keep this page too, which came before.
   Once a worker answers for a page, there is nothing to do here. */

const { serviceWorker } = navigator;

async function begin() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  await serviceWorker.register(new URL("../../service-worker.js", import.meta.url));
  const { active } = await serviceWorker.ready;
  active.postMessage([location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
}

if (serviceWorker && !serviceWorker.controller) begin().catch(() => { /* then nothing is kept */ });
