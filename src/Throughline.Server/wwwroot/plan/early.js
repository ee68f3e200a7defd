import { Settings } from "./settings.js";

// Starts fetching the plan as soon as the page's head is read, long before the page is interactive. A preload link would be aborted when the head is rendered again.
const page = location.pathname.match(/^\/programs\/([^/]+)\/plan$/);
const asked = page ? new Settings(page[1]).read("asked", "") : "";
const address = page && payloadAddress(`/app${page[0]}`, { columns: asked });
const early = new Map(page ? [[address, fetch(address).then(answer => answer.ok ? answer : null, () => null)]] : []);

/** Address of a payload with what is not empty of `columns` (more than those that always come) and `since` (the version that is there). */
export function payloadAddress(address, query) {
  const parts = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return parts === "" ? address : `${address}?${parts}`;
}

/** The answer that was asked for early, once; null when none was, or when it failed: then it is asked for again. */
export async function takeEarly(address) {
  const answer = early.get(address);
  early.delete(address);
  return await answer ?? null;
}
