// Tells the service worker (`sw.js`) which pages to keep for reading without network. The app adds this
// script when its reader saves the first article; whoever saves nothing never loads it.
//
// The app names the pages in the script's attribute `data-pages`: "/news/a/ /saved/". Those of them
// that cannot be read without network are in `data-unreadable` when the window hears the event
// `tidings:unreadable`.

const script = document.currentScript;
const { base } = document.documentElement.dataset;
const scope = new URL(`${base}/`, location.origin).href;
const workers = navigator.serviceWorker;
const pages = () => script.dataset.pages.split(" ").filter(Boolean);

const tellApp = (kept) => {
  script.dataset.unreadable = pages().filter((page) => !kept.includes(page)).join(" ");
  dispatchEvent(new Event("tidings:unreadable"));
};

// There are no workers in documents that did not come over a safe connection, and in some private
// windows.
const tellWorker = async () => {
  if (!workers) throw new Error("this browser has no service workers here");
  const keep = pages();
  const message = { keep, script: document.documentElement.dataset.script };
  if (keep.length) {
    await workers.register(`${base}/sw.js`, { scope: `${base}/` });
    (await workers.ready).active.postMessage(message);
  } else {
    const registration = await workers.getRegistration(scope);
    // The other one that may be found is that of another site on this host.
    if (registration?.scope === scope) registration.active?.postMessage(message);
  }
};

const tell = () => tellWorker().catch((error) => {
  console.warn(`saved articles cannot be kept for reading without network: ${error.message}`);
  tellApp([]);
});

workers?.addEventListener("message", ({ data }) => {
  // There is no list where the browser's storage cannot be used.
  if (data?.type === "saved") tellApp(data.kept ?? []);
});
new MutationObserver(tell).observe(script, { attributeFilter: ["data-pages"] });
tell();
