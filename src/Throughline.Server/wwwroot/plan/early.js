// Starts fetching the plan as soon as the page's head is read, long before the page is interactive. A preload link would be aborted when the head is rendered again.
const page = location.pathname.match(/^\/programs\/[^/]+\/plan$/);
const early = new Map(page ? [[`/app${page[0]}`, fetch(`/app${page[0]}`).catch(() => null)]] : []);

/** The answer that was asked for early, once; null when none was, or when it failed: then it is asked for again. */
export async function takeEarly(address) {
  const answer = early.get(address);
  early.delete(address);
  return await answer ?? null;
}
