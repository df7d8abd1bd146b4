// Keeps saved articles readable without network. The app registers this worker when its reader
// saves the first article; whoever saves nothing never runs it.
//
// The app sends  { keep: ["/saved/", "/news/a/", …], script: <data-script of its page> }:
// all that is to be kept, every time. What is missing or made for another script is fetched, what
// is not named is dropped, and with nothing named the worker goes for good.
// All windows get  { type: "saved", kept: ["/saved/", …], failed: [{ page, reason, detail }] }
// after every change. `reason` is "network", "status", "full" or "other". Where `page` is null the
// storage cannot be used, and `kept` is null.

const SCOPE = registration.scope;
// Sites below other paths of the same host have caches of their own.
const CACHE = `saved ${SCOPE}`;
// What is in a file with such a name never changes.
const HASHED = /-[0-9a-f]{16}(_bg)?\.(?!bin)\w+$/;
// How long a reader who has a copy waits for the network, and the worker for a file.
const PATIENCE = 4_000;
const TIMEOUT = 30_000;

const at = (page) => SCOPE + page.slice(1);
const dataAt = (page) => `${SCOPE}data/pages${page.slice(0, -1)}.json`;
// Does not make a cache where there is none. One that cannot be read is as good as none.
const kept = (url) => caches.match(url, { cacheName: CACHE }).catch(() => undefined);
const pagesIn = async (cache) =>
  (await cache.keys()).map(({ url }) => url.slice(SCOPE.length - 1)).filter((path) => path.endsWith("/"));

addEventListener("install", () => skipWaiting());
// The preload spares a reader with network the wait for this worker to start.
addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()])));

addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(change((failed) => keep(event.data, failed)));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*/, "");
  if (request.method !== "GET" || !url.startsWith(SCOPE)) return;
  const path = url.slice(SCOPE.length - 1);
  const data = path.match(/^\/data\/pages(.*)\.json$/);
  if (request.mode === "navigate") {
    // `/a/index.html` and `/a` are the page `/a/`; other names with a dot are files.
    const page = path.replace(/\/index\.html$/, "/").replace(/\/[^/.]+$/, "$&/");
    if (page.endsWith("/")) event.respondWith(newest(event, at(page), page));
  } else if (data) {
    event.respondWith(newest(event, url, `${data[1]}/`));
  } else if (HASHED.test(url) || request.destination === "image") {
    // Pictures may change: their copies are brought up to date together with their page. Who asks
    // for a reload has reason to think that a copy is damaged.
    event.respondWith(request.cache === "reload" ? newest(event, url)
      : kept(url).then((copy) => copy ?? fetch(request)));
  }
});

// The host's answer, or the copy if there is none in time. A host that answers is the chance to
// bring the copy of `page` up to date.
async function newest(event, url, page) {
  const answer = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  answer.catch(() => {}); // It may fail before anybody looks at it.
  const copy = await kept(url);
  if (!copy) {
    return answer.catch(async (error) => {
      // Any page lets the app draw the one of the address, or say why it cannot. The list of what
      // can be read now is the most useful one, in the language of the address.
      const list = event.request.mode === "navigate" && page.replace(/^(\/[a-z]{2}(?=\/))?.*/, "$1/saved/");
      const instead = list && ((await kept(at(list))) ?? (await kept(at("/saved/"))));
      if (instead) return instead;
      throw error;
    });
  }
  const update = (response) => response.ok && change((failed) => refresh(page, failed));
  if (page) event.waitUntil(answer.then(update, () => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy));
  return Promise.race([answer.then((response) => (response.status < 500 ? response : copy)), late]).catch(() => copy);
}

// One change at a time, in whatever version of this worker, and a report of each.
const change = (work) => navigator.locks.request(CACHE, async () => {
  const failed = [];
  const pages = await work(failed).catch((error) => (failed.push(told(null, error)), null));
  if (pages === undefined) return; // Nothing was to be done.
  for (const window of await clients.matchAll({ includeUncontrolled: true })) {
    if (window.url.startsWith(SCOPE)) window.postMessage({ type: "saved", kept: pages, failed });
  }
});
const told = (page, error) =>
  ({ page, reason: error.name === "QuotaExceededError" ? "full" : error.reason ?? "other", detail: String(error) });

async function keep({ keep: pages, script }, failed) {
  if (!pages.length) {
    await caches.delete(CACHE);
    await registration.unregister();
    return [];
  }
  const cache = await caches.open(CACHE);
  for (const page of await pagesIn(cache)) if (!pages.includes(page)) await cache.delete(at(page));
  let down; // Where the network has failed once, the others need not wait for it.
  for (const page of pages) {
    const html = await (await kept(at(page)))?.text();
    if (html && (!script || html.includes(` data-script="${script}"`))) continue;
    await (down ? Promise.reject(down) : store(cache, page)).catch((error) => {
      failed.push(told(page, error));
      if (error.reason === "network") down = error;
    });
  }
  // Only now, not after a refresh: a window that got an older copy just then has yet to ask for its files.
  const needed = new Set();
  for (const page of await pagesIn(cache)) {
    const [html, data] = [await kept(at(page)), await kept(dataAt(page))];
    for (const url of [at(page), dataAt(page), ...namedBy(page, await html.text(), await data?.json())]) needed.add(url);
  }
  for (const { url } of await cache.keys()) if (!needed.has(url)) await cache.delete(url);
  return pagesIn(cache);
}

async function refresh(page, failed) {
  if (!(await kept(at(page)))) return undefined; // Its reader has removed it meanwhile.
  const cache = await caches.open(CACHE);
  await store(cache, page).catch((error) => failed.push(told(page, error)));
  return pagesIn(cache);
}

// The page comes last: whatever fails on the way, a page that is kept has all files that it names.
async function store(cache, page) {
  const answer = await load(at(page));
  const html = await answer.clone().text();
  if (!html.includes(` data-path="${page}"`)) throw fault("status", `${at(page)} is another page`);
  // Only articles have data beside them that the app asks for.
  const data = /^(\/[a-z]{2})?\/news\//.test(page) && (await load(dataAt(page)).catch((error) => {
    if (error.status !== 404) throw error;
  }));
  for (const file of namedBy(page, html, data ? await data.clone().json() : undefined)) {
    if (!HASHED.test(file) || !(await kept(file))) await cache.put(file, await load(file));
  }
  if (data) await cache.put(dataAt(page), data);
  await cache.put(at(page), answer);
}

// The app's files, the pictures, and the article's own file for readers who come from another page.
function namedBy(page, html, data) {
  const tags = [...html.matchAll(/<(?:html|img)\s(?:[^>"]|"[^"]*")*>/g)].join(" ");
  const names = [...tags.matchAll(/\s(?:data-script|data-wasm|data-words|data-style|src)="([^"]*)"/g)].map(([, name]) => name.replaceAll("&amp;", "&"));
  const card = data?.index?.articles?.[data.articles?.[0]];
  const language = page.match(/^\/(\w\w)\//)?.[1];
  const { file } = card?.editions?.find((edition) => edition.language === language) ?? card ?? {};
  if (file) names.push(`${SCOPE}data/${file}`);
  return names.map((name) => new URL(name, SCOPE).href).filter((url) => url.startsWith(SCOPE));
}

async function load(url) {
  const cache = HASHED.test(url) ? "default" : "no-cache";
  const answer = await fetch(url, { cache, signal: AbortSignal.timeout(TIMEOUT) }).catch((error) => error);
  const body = await answer.arrayBuffer?.().catch(() => undefined);
  if (!body) throw fault("network", `${url} did not arrive`);
  // Some hosts have a page for every address.
  const is_lost = !url.endsWith("/") && answer.headers.get("content-type")?.startsWith("text/html");
  if (!answer.ok || is_lost) throw fault("status", url, answer.ok ? 404 : answer.status);
  const headers = new Headers(answer.headers);
  // They tell how it came, not what it is; and what varies with everything may not be kept.
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  // A new answer, for no browser opens a page with one that was redirected.
  return new Response(body, { headers });
}

const fault = (reason, detail, status) =>
  Object.assign(new Error(status ? `${detail}: ${status}` : detail), { reason, status });
