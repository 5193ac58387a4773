/* Whoever shows an episode on another site says from where it plays: `…/embed/?t=90`, or `#t=90,120` for a part.
   The browser itself plays a part of a recording, when the part stands behind its address. */

import { asked, stretch } from "./times.js";

const audio = document.querySelector("audio");
const whole = audio.src;

function begin(part) {
  if (!part) return;
  audio.preload = "metadata";
  audio.src = `${whole}#t=${part.start}${Number.isFinite(part.end) ? `,${part.end}` : ""}`;
}

window.addEventListener("hashchange", () => begin(stretch(location.hash.slice(1))));
begin(asked());
