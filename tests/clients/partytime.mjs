// Subscribes to the feed at the address that is given, as an app made with podcast-partytime does, and
// prints what it understood. With a second argument, an ETag, it asks whether anything is new.
import { parseFeed } from "podcast-partytime";

const [, , address, etag] = process.argv;
const answer = await fetch(address, etag ? { headers: { "If-None-Match": etag } } : {});
const text = await answer.text();
const feed = text ? parseFeed(text) : null;
process.stdout.write(JSON.stringify({ status: answer.status, etag: answer.headers.get("etag"), feed }));
