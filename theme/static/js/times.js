/* From where to where `t=90`, `t=1:30` or `t=90,120` is, in a query or a fragment; null where it says nothing. */
export function stretch(text) {
  const seconds = (time) => time.split(":").reduce((sum, one) => sum * 60 + Number(one), 0);
  const [start, end = Infinity] = (new URLSearchParams(text).get("t") || "x").split(",").map(seconds);
  return start >= 0 ? { start, end } : null;
}

/* What the address of the page says of it. */
export function asked() {
  return stretch(location.search) ?? stretch(location.hash.slice(1));
}
