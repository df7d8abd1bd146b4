// node site.mjs --site <folder> --n <articles> --runs 5: what a reader of the built site waits for, and what comes over the
// network meanwhile. One JSON line a figure. The folder is what press/examples/archive_site.rs writes.
import fs from 'node:fs';
import path from 'node:path';
import { args, stat, emit, serve, browser } from './lib.mjs';

const a = args({ site: '', n: 0, runs: 5, parts: 'views,phone,filter,search,memory' });
const out = (figure, unit, o) => emit({ bench: 'site', n: a.n, figure, unit, ...o });
const article = '/' + fs.readFileSync(path.join(a.site, 'article-path.txt'), 'utf8');
const server = await serve([['/', a.site]], {});
const chrome = await browser();
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 900 } };
// Nothing takes so long unless it is broken.
const within = (promise, what, ms = 20_000) => { let timer; return Promise.race([promise, new Promise((_, fail) => { timer = setTimeout(() => fail(Error(`${what} takes more than ${ms} ms`)), ms); })]).finally(() => clearTimeout(timer)); };
const wait = ms => new Promise(done => setTimeout(done, ms));

// A fresh visitor: nothing is cached.
async function visit(device, { cpu = 1, slow = false } = {}) {
  const context = await chrome.newContext(device), page = await context.newPage(), cdp = await context.newCDPSession(page);
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await cdp.send('Network.enable');
  if (slow) await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  await page.addInitScript(() => {
    window.seen = { lcp: 0, long: [], events: [] };
    new PerformanceObserver(list => { for (const e of list.getEntries()) seen.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver(list => { for (const e of list.getEntries()) seen.long.push([e.startTime, e.duration]); }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver(list => { for (const e of list.getEntries()) if (e.interactionId) seen.events.push(e.duration); }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    // From an input event to the frame in which `selector` says something else.
    window.answered = (type, selector) => new Promise(done => addEventListener(type, event => {
      const element = document.querySelector(selector), before = element.textContent;
      const observer = new MutationObserver(() => { if (element.textContent === before) return; observer.disconnect(); requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now() - event.timeStamp); c.port2.postMessage(0); }); });
      observer.observe(element, { subtree: true, characterData: true, childList: true });
    }, { capture: true, once: true }));
  });
  return { context, page, cdp };
}
const started = page => page.waitForSelector('html[data-app]');
// Until nothing has come over the network for a while.
async function quiet(ms = 700) { for (let last = -1, since = Date.now(); Date.now() - since < ms; await wait(30)) if (server.requests() !== last) { last = server.requests(); since = Date.now(); } }
// The host compresses a file when it is first asked for: that is not what is measured.
for (const url of ['/', '/news/', article]) { const { context, page } = await visit(DESK); await page.goto(server.url + url); await started(page); if (url === '/news/') await page.hover('aside.facets'); await quiet(); await context.close(); }
const median = async (runs, once) => { const all = []; for (let k = 0; k < runs; k++) all.push(await once(k)); return f => stat(all.map(f)); };

if (a.parts.includes('views')) for (const [name, url] of [['front', '/'], ['list', '/news/'], ['article', article]]) {
  const { context, page } = await visit(DESK);
  server.reset();
  await page.goto(server.url + url); await started(page);
  const bytes = server.bytes(), requests = server.requests();
  out(`first_view_${name}`, 'bytes', { value: bytes, requests });
  await context.close();
}

if (a.parts.includes('phone')) {
  for (const [name, url] of [['list', '/news/'], ['article', article]]) {
    const s = await median(a.runs, async () => {
      const { context, page } = await visit(PHONE, { cpu: 4, slow: true });
      await page.goto(server.url + url); await started(page); await wait(2500);
      const seen = await page.evaluate(() => window.seen);
      await context.close();
      return { lcp: seen.lcp, blocked: seen.long.reduce((sum, [, duration]) => sum + duration - 50, 0), longest: Math.max(0, ...seen.long.map(x => x[1])) };
    });
    out(`phone_lcp_${name}`, 'ms', s(x => x.lcp)); out(`phone_blocking_${name}`, 'ms', s(x => x.blocked)); out(`phone_longest_task_${name}`, 'ms', s(x => x.longest));
  }
  const s = await median(a.runs, async () => {
    const { context, page } = await visit(PHONE, { cpu: 4, slow: true });
    await page.goto(server.url + '/news/'); await started(page); await wait(4000);
    await page.tap('button.open-sheet'); await page.waitForSelector('dialog[open] input[type=checkbox]'); await wait(500);
    await page.evaluate(() => { window.time = answered('click', '#result-count'); });
    await page.tap('dialog .facet:first-of-type li:nth-child(2) label');
    const ms = await within(page.evaluate(() => window.time), 'the first filter'); await wait(600);
    const events = await page.evaluate(() => seen.events);
    await context.close();
    return { ms, inp: Math.max(0, ...events) };
  });
  out('phone_first_filter', 'ms', s(x => x.ms)); out('phone_inp', 'ms', s(x => x.inp));
}

if (a.parts.includes('filter')) {
  // What has to come for the first filter, whether it comes before the click or after it.
  const { context, page } = await visit(DESK, { cpu: 4 });
  await page.goto(server.url + '/news/'); await started(page);
  server.reset();
  await page.hover('aside.facets'); await quiet();
  out('bytes_before_first_filter', 'bytes', { value: server.bytes(), requests: server.requests(), index: fs.readdirSync(path.join(a.site, 'data')).filter(f => f.startsWith('facets-')).map(f => fs.statSync(path.join(a.site, 'data', f)).size)[0] });
  server.reset();
  const times = [];
  for (let k = 1; k <= 6; k++) {
    await page.evaluate(() => { window.time = answered('click', '#result-count'); });
    await page.click(`aside .facet:nth-of-type(${1 + k % 2}) li:nth-child(${1 + k}) label`);
    times.push(await within(page.evaluate(() => window.time), 'a filter')); await page.mouse.move(640, 5); await quiet(300);
  }
  out('desk_filter_4x', 'ms', { ...stat(times) }); out('cards_of_six_filters', 'bytes', { value: server.bytes(), requests: server.requests() });
  const seen = await page.evaluate(() => window.seen);
  out('desk_inp_4x', 'ms', { value: Math.max(0, ...seen.events) }); out('desk_longest_task_4x', 'ms', { value: Math.max(0, ...seen.long.map(x => x[1])) });
  await context.close();
}

if (a.parts.includes('search')) {
  const s = await median(a.runs, async k => {
    const { context, page } = await visit(DESK, { cpu: 4 });
    await page.goto(server.url + '/news/'); await started(page); await quiet();
    const before = server.bytes();
    const words = [['quantum', 'energy'], ['carbon', 'budget'], ['vaccine', 'trial'], ['lithium', 'battery'], ['neutron', 'orbit']][k % 5];
    await page.focus('main input[name=q]');
    for (const c of `${words[0]} ${words[1].slice(0, -1)}`) { await page.keyboard.press(c === ' ' ? 'Space' : c); await wait(60); }
    await quiet(400);
    // From the last letter to the frame in which the first ten results stand with their words marked.
    await page.evaluate(wanted => { window.time = new Promise(done => addEventListener('keydown', event => {
      const look = () => {
        const cards = [...document.querySelectorAll('.results .article-list > li')].slice(0, 10);
        const isThere = new URLSearchParams(location.search).get('q') === wanted && !document.querySelector('.results .searching') && cards.length > 0 && cards.every(card => card.querySelector('mark'));
        isThere ? requestAnimationFrame(() => done(performance.now() - event.timeStamp)) : setTimeout(look, 2);
      };
      setTimeout(look, 2);
    }, { capture: true, once: true })); }, words.join(' '));
    await page.keyboard.press(words[1].at(-1));
    const ms = await within(page.evaluate(() => window.time), `the search for ${words}`); await quiet();
    const found = await page.textContent('#result-count'), bytes = server.bytes() - before;
    const marked = await page.$$eval('.results li:has(mark)', all => all.length);
    const more = server.bytes();
    await page.click('aside .facet:nth-of-type(1) li:nth-child(1) label'); await wait(50); await page.click('aside .facet:nth-of-type(2) li:nth-child(1) label'); await quiet();
    const filtered = await page.evaluate(() => performance.getEntriesByType('resource').filter(e => /facets-|search/.test(e.name)).length);
    await context.close();
    return { ms, bytes, marked, filtered, found, more: server.bytes() - more };
  });
  out('search_two_words', 'ms', s(x => x.ms)); out('search_two_words', 'bytes', s(x => x.bytes)); out('search_cards_with_marks', '', s(x => x.marked)); out('search_two_filters_more', 'bytes', s(x => x.more));
}

if (a.parts.includes('memory')) {
  const s = await median(Math.min(3, a.runs), async () => {
    const { context, page, cdp } = await visit(DESK);
    await page.goto(server.url + '/news/'); await started(page); await page.hover('aside.facets'); await quiet();
    for (let k = 0; k < 3; k++) await cdp.send('HeapProfiler.collectGarbage');
    const heap = await cdp.send('Runtime.getHeapUsage');
    const wasm = await page.evaluate(async () => (await (await import(document.documentElement.dataset.script)).default()).memory.buffer.byteLength);
    await context.close();
    return { js: heap.usedSize / 1e6, wasm: wasm / 1e6 };
  });
  out('heap_js', 'MB', s(x => x.js)); out('heap_wasm', 'MB', s(x => x.wasm)); out('heap', 'MB', s(x => x.js + x.wasm));
}
await chrome.close(); server.close(); process.exit(0);
