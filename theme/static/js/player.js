/* Makes more of the audio of an episode: speed, skipping, chapters and transcript that follow, links to a time.
   Without this script the audio plays, and every link to one of its times leads into the recording itself. */

import { asked, stretch } from "./times.js";

const part = (name) => document.querySelector(`[data-player="${name}"]`);
const audio = document.querySelector(".player-bar audio");
const status = part("status");
const speed = part("speed");
const sleep = part("sleep");
const chapters = Array.from(document.querySelectorAll(".chapters .chapter"));
const transcript = part("transcript");
const speeches = Array.from(transcript?.querySelectorAll(".speech") ?? []);
const phrases = Array.from(transcript?.querySelectorAll("[data-start]") ?? []);
const still = matchMedia("(prefers-reduced-motion: reduce)");

/* What the browser remembers, as far as it is allowed to; it is sent to nobody. */
const place = `player ${location.pathname}`;
const memory = {
  get: (key) => { try { return Number(localStorage.getItem(key)); } catch { return 0; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* then it is forgotten */ } },
};

/* The words are the template's. */
function tell(words, values = {}) {
  status.value = Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), status.dataset[words]);
}

function clock(time) {
  const parts = [Math.floor(time / 3600), Math.floor(time / 60) % 60, Math.floor(time) % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((one) => String(one).padStart(2, "0"))].join(":");
}

/* Playing */

let end = Infinity;

function go({ start, end: until = Infinity }) {
  audio.currentTime = Math.max(start, 0);
  end = until;
  if (sleep.value === "chapter") sleep.value = "";
  follow();
}

/* A browser that refuses shows it in its own controls. */
const start = () => audio.play().catch(() => {});

function play(times) {
  go(times);
  start();
}

const skip = (seconds) => go({ start: audio.currentTime + seconds });
const toggle = () => (audio.paused ? start() : audio.pause());

function turn(step) {
  speed.selectedIndex = Math.min(Math.max(speed.selectedIndex + step, 0), speed.length - 1);
  setSpeed();
}

function setSpeed() {
  audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
  memory.set("player speed", speed.value);
  tell("speed", { speed: speed.selectedOptions[0].text });
}

const times = chapters.map((link) => stretch(link.hash.slice(1)).start);

function chapter(step) {
  /* Back goes to the beginning of a chapter first, as players do. */
  const now = times.findLastIndex((start) => start <= audio.currentTime - (step < 0 ? 2 : 0));
  const wanted = times[step < 0 ? Math.max(now, 0) : now + 1];
  if (wanted !== undefined) go({ start: wanted });
}

/* Sleeping */

let timer;

function setSleep() {
  clearTimeout(timer);
  end = Infinity;
  if (sleep.value === "chapter") {
    end = times.find((start) => start > audio.currentTime) ?? Infinity;
  } else if (sleep.value) {
    timer = setTimeout(stop, sleep.value * 60_000);
  }
  tell(sleep.value ? "sleep" : "awake", { when: sleep.selectedOptions[0].text });
}

function stop() {
  audio.pause();
  end = Infinity;
  sleep.value = "";
}

/* Following */

function follower(elements, starts) {
  let current;
  return () => {
    const now = elements[starts.findLastIndex((start) => start <= audio.currentTime + 0.01)];
    if (now === current) return undefined;
    current?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "true");
    current = now;
    return now;
  };
}

const nextChapter = follower(chapters, times);
const nextPhrase = follower(phrases, phrases.map((phrase) => Number(phrase.dataset.start)));

function follow() {
  nextChapter();
  const phrase = nextPhrase();
  if (phrase && part("follow").checked && !still.matches) phrase.scrollIntoView({ block: "center" });
}

/* Whoever only looked at a link to a time has not listened. */
function remember() {
  if (audio.played.length) memory.set(place, audio.ended ? 0 : Math.floor(audio.currentTime));
}

let saved = 0;

audio.addEventListener("timeupdate", () => {
  follow();
  if (audio.currentTime >= end) stop();
  if (Math.abs(audio.currentTime - saved) >= 5) {
    saved = audio.currentTime;
    remember();
  }
});
for (const event of ["pause", "ended"]) audio.addEventListener(event, remember);
window.addEventListener("pagehide", remember);

/* Links */

async function copy() {
  const link = `${location.origin}${location.pathname}?t=${Math.floor(audio.currentTime)}`;
  try {
    await navigator.clipboard.writeText(link);
    tell("copied", { link });
  } catch {
    tell("link", { link });
  }
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href]");
  const wanted = link?.href.split("#")[0] === audio.src && stretch(link.hash.slice(1));
  const phrase = event.target.closest("[data-start]");
  if (wanted) {
    event.preventDefault();
    play(wanted);
  } else if (phrase && !link && getSelection().isCollapsed) {
    play({ start: Number(phrase.dataset.start) });
  }
});

/* Searching the transcript */

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const texts = speeches.map((speech) => folded(speech.textContent));

function search() {
  const typed = part("search").value.trim();
  const words = folded(typed).split(/\s+/);
  let shown = 0;
  speeches.forEach((speech, index) => {
    speech.hidden = !words.every((word) => texts[index].includes(word));
    shown += !speech.hidden;
  });
  const { found, none } = part("found").dataset;
  part("found").value = typed && (shown ? found.replace("{shown}", shown).replace("{all}", speeches.length) : none);
  highlight(typed ? typed.toLowerCase().split(/\s+/) : []);
}

function highlight(words) {
  const ranges = phrases.flatMap(({ firstChild: text }) => words.flatMap((word) => {
    const at = text.data.toLowerCase().indexOf(word);
    return at < 0 ? [] : [new StaticRange({ startContainer: text, startOffset: at, endContainer: text, endOffset: at + word.length })];
  }));
  globalThis.CSS?.highlights?.set("found", new Highlight(...ranges));
}

/* Keys work while something of the player or the transcript has the focus: nobody presses them by accident. */
const keys = {
  k: toggle,
  j: () => skip(-15),
  l: () => skip(30),
  ",": () => turn(-1),
  ".": () => turn(1),
  "[": () => chapter(-1),
  "]": () => chapter(1),
  c: copy,
  "/": () => part("search")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  const writing = target.matches("input:not([type=checkbox]), select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || writing) return;
  if (Object.hasOwn(keys, key) && target.closest(".player-bar, .player, [data-player=transcript]")) {
    event.preventDefault();
    keys[key]();
  }
});

/* Keys of the keyboard and of headphones, and the screen of a locked phone */

function setSession() {
  const { mediaSession } = navigator;
  const cover = document.querySelector(".cover img");
  const artwork = cover ? [{ src: cover.src }] : [];
  mediaSession.metadata = new MediaMetadata({ title: audio.getAttribute("aria-label"), artist: audio.dataset.show, artwork });
  mediaSession.setActionHandler("seekbackward", () => skip(-15));
  mediaSession.setActionHandler("seekforward", () => skip(30));
  mediaSession.setActionHandler("seekto", ({ seekTime }) => go({ start: seekTime }));
  if (chapters.length) {
    mediaSession.setActionHandler("previoustrack", () => chapter(-1));
    mediaSession.setActionHandler("nexttrack", () => chapter(1));
  }
}

if (navigator.mediaSession) audio.addEventListener("play", setSession, { once: true });

/* Beginning */

for (const button of document.querySelectorAll("[data-skip]")) {
  button.addEventListener("click", () => skip(Number(button.dataset.skip)));
}
part("copy").addEventListener("click", copy);
speed.addEventListener("change", setSpeed);
sleep.addEventListener("change", setSleep);
part("search")?.addEventListener("input", search);
window.addEventListener("hashchange", () => {
  const wanted = stretch(location.hash.slice(1));
  if (wanted) play(wanted);
});

function begin() {
  const wanted = asked();
  const left = memory.get(place);
  if (wanted) {
    go(wanted);
    tell("ready", { time: clock(wanted.start) });
  } else if (left) {
    go({ start: left });
    tell("left", { time: clock(left) });
  }
}

const known = memory.get("player speed");
if (known && Array.from(speed.options).some((one) => Number(one.value) === known)) {
  speed.value = known;
  audio.defaultPlaybackRate = audio.playbackRate = known;
}
for (const controls of document.querySelectorAll("[data-controls]")) controls.hidden = false;
begin();
