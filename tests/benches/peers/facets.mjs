// node facets.mjs --lib bitset --n 1000 --data <folder of gen.mjs> [--runs 3] [--queries 200] [--cpu 1] [--timeout 240]
// One browser per run; prints one JSON line per figure. A library is a file facets/<lib>.js with build/filter/search/norm.
// Ours is `tidings`: it reads what press/examples/archive_site.rs has written into <data>/site.
import fs from 'node:fs';
import * as esbuild from 'esbuild';
import { args, rng, stat, quant, round, emit, brotli, serve, browser, walk } from './lib.mjs';

const a = args({ lib: 'bitset', n: 1000, runs: 3, queries: 200, cpu: 1, timeout: 240, data: '', engine: '' });
const dir = a.data, isOurs = a.lib === 'tidings', isPf = a.lib === 'pagefind', out = (figure, unit, o) => emit({ bench: 'facets', lib: a.lib, n: a.n, cpu: a.cpu, figure, unit, ...o });
const items = JSON.parse(fs.readFileSync(`${dir}/list.json`));
const r = rng(42), some = xs => xs[Math.floor(r() * xs.length)], toks = x => (x.title + ' ' + x.summary).toLowerCase().match(/[a-z0-9]+/g);
const queries = Array.from({ length: a.queries }, () => { const x = some(items), w = toks(x).filter(w => w.length > 4); return { t: some(x.topics), i: some(x.institutions), words: [some(w), some(w)] }; });

// expected answers, plainly
const newest = items.slice().reverse().map(x => ({ ...x, set: new Set(toks(x)) }));
const expect = (q, words) => { const hit = newest.filter(x => x.topics.includes(q.t) && x.institutions.includes(q.i) && words.every(w => x.set.has(w))); const c = k => { const o = {}; for (const x of hit) for (const v of x[k]) o[v] = (o[v] || 0) + 1; return o; }; return { ids: hit.slice(0, 20).map(x => x.slug), total: hit.length, topics: c('topics'), institutions: c('institutions') }; };
const canon = x => JSON.stringify([x.ids, x.total, ...['topics', 'institutions'].map(k => Object.entries(x[k]).filter(e => e[1]).sort())]);
// Ours counts by the rules of the design: beside each topic, what would be found were it chosen too; so with institutions.
const day = x => x.date.slice(0, 10), ours = items.slice().sort((p, q) => day(q) < day(p) ? -1 : day(q) > day(p) ? 1 : p.slug < q.slug ? -1 : 1);
const expectOurs = q => {
  const has = (x, k, v) => x[k].includes(v), total = ours.filter(x => has(x, 'topics', q.t) && has(x, 'institutions', q.i)).length;
  const count = (k, chosen, other, otherChosen) => { const o = {}; for (const x of ours) if (has(x, other, otherChosen) && !has(x, k, chosen)) for (const v of x[k]) o[v] = (o[v] || 0) + 1; return o; };
  return { numbers: ours.flatMap((x, k) => has(x, 'topics', q.t) && has(x, 'institutions', q.i) ? [k] : []).slice(0, 20), total, topics: count('topics', q.t, 'institutions', q.i), institutions: count('institutions', q.i, 'topics', q.t) };
};
// With words, ours finds more: it looks at the whole text, and for beginnings of words. It must find at least what the others find.
const agreesWithDesign = (got, q, text) => {
  if (text) return got.total >= expect(q, q.words).total;
  const e = expectOurs(q), all = k => Object.entries(got[k]).every(([name, n]) => n === e.total + (e[k][name] || 0));
  return got.total === e.total && JSON.stringify(got.numbers) === JSON.stringify(e.numbers) && all('topics') && all('institutions');
};
const agree = (got, text) => isOurs ? round(got.filter((g, k) => agreesWithDesign(g, queries[k], text)).length / got.length) : round(got.filter((g, k) => canon(g) === canon(expect(queries[k], text ? queries[k].words : []))).length / got.length);

fs.mkdirSync('out/facets', { recursive: true });
await esbuild.build({ entryPoints: [`facets/${a.lib}.js`], bundle: true, format: 'esm', minify: true, outfile: `out/facets/${a.lib}.js`, logLevel: 'error', external: ['/engine/engine.js'] });
fs.writeFileSync('out/facets/index.html', '<!doctype html><meta charset=utf-8><title>f</title>');
if (isPf && !fs.existsSync(`${dir}/pf/pagefind/pagefind.js`)) {
  const pagefind = await import('pagefind'), t = performance.now(), { index } = await pagefind.createIndex();
  for (const x of items) await index.addCustomRecord({ url: `/${x.slug}/`, content: `${x.title}. ${x.summary}`, language: 'en', meta: { title: x.title }, filters: { topic: x.topics, institution: x.institutions }, sort: { date: x.date } });
  await index.writeFiles({ outputPath: `${dir}/pf/pagefind` }); await pagefind.close();
  const fl = walk(`${dir}/pf`); out('index_build', 's', { value: round((performance.now() - t) / 1000) }); out('index_size', 'bytes', { value: fl.reduce((n, f) => n + fs.statSync(f).size, 0), files: fl.length });
}
const srv = await serve([['/facets/', 'out/facets'], ['/data/', dir], ['/pagefind/', `${dir}/pf/pagefind`], ['/site/', `${dir}/site`], ['/engine/', a.engine]], { iso: true });
const R = [];
for (let run = 0; run < a.runs; run++) {
  const b = await browser(['--enable-blink-features=ForceEagerMeasureMemory']);
  try {
    const bs = await b.newBrowserCDPSession(), p = await b.newPage(), cdp = await p.context().newCDPSession(p); p.setDefaultTimeout(0);
    await p.goto(srv.url + '/facets/index.html');
    if (a.cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: a.cpu });
    const heap = async () => { for (let k = 0; k < 3; k++) await cdp.send('HeapProfiler.collectGarbage'); const h = await cdp.send('Runtime.getHeapUsage'); const ua = await p.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes).catch(() => NaN); 
      const rss = (await bs.send('SystemInfo.getProcessInfo')).processInfo.filter(x => x.type === 'renderer').reduce((n, x) => n + 1024 * +/Private_Dirty: +(\d+)/.exec(fs.readFileSync(`/proc/${x.id}/smaps_rollup`, 'utf8'))[1], 0);
      return { js: h.usedSize, buffers: h.backingStorageSize || 0, ua, rss }; };
    const h0 = await heap(), lim = (pr, what) => { let k; return Promise.race([pr, new Promise((_, no) => k = setTimeout(() => no(Error(`${what}: over ${a.timeout} s`)), a.timeout * 1000))]).finally(() => clearTimeout(k)); };
    srv.reset();
    const load = await lim(p.evaluate(async ({ lib, pf }) => {
      let text = pf ? '[]' : await (await fetch('/data/list.json')).text();
      const t0 = performance.now(); let items = JSON.parse(text); text = null; const t1 = performance.now();
      window.L = await import(`/facets/${lib}.js`); const t2 = performance.now(); // module fetch and compile not counted
      await L.build(items, location.origin); const t3 = performance.now(); items = null;
      return { parse: t1 - t0, build: t3 - t2, ...L.timing };
    }, { lib: a.lib, pf: isPf || isOurs }), 'load');
    const h1 = await heap();
    const ask = (kind, qs, first) => lim(p.evaluate(async ({ kind, qs, warm }) => {
      const ms = [], frag = [], got = [];
      for (let k = 0; k < qs.length; k++) { const t = performance.now(); const x = await L[kind](qs[k]); ms.push(performance.now() - t); if (x.fragments_ms) frag.push(x.fragments_ms); got.push(L.norm(x)); }
      return { ms, frag, got };
    }, { kind, qs, warm: 0 }), kind);
    const first = await ask('filter', queries.slice(0, 1)), firstBytes = srv.bytes(), filt = await ask('filter', queries), b1 = srv.bytes(), sfirst = await ask('search', queries.slice(0, 1)), searchBytes = srv.bytes() - b1, srch = await ask('search', queries);
    R.push({ ...load, js: (h1.js - h0.js) / 1e6, buffers: (h1.buffers - h0.buffers) / 1e6, ua: (h1.ua - h0.ua) / 1e6, rss: (h1.rss - h0.rss) / 1e6, first: first.ms[0], filt: filt.ms, srch: srch.ms, frag: filt.frag, sfirst: sfirst.ms[0], firstBytes, searchBytes, agreeF: R.length ? 0 : agree(filt.got), agreeS: R.length ? 0 : agree(srch.got, 1) }); // answers checked once
  } catch (e) { out('failed', '', { run, why: String(e.message).split('\n')[0].slice(0, 200) }); if (/over|crash|closed|memory/i.test(e.message)) { await b.close().catch(() => {}); break; } }
  await b.close().catch(() => {});
}
srv.close();
if (R.length) {
  const s = f => stat(R.map(f));
  out('json_parse', 'ms', s(x => x.parse)); out('index_load', 'ms', s(x => x.build)); out('first_answer', 'ms', s(x => x.first_answer ?? x.parse + x.build + x.first)); if (isOurs) out('longest_list', 'ms', s(x => x.longest_list));
  out('filter_first', 'ms', s(x => x.first)); out('filter_median', 'ms', s(x => quant(x.filt, .5))); out('filter_p95', 'ms', { ...s(x => quant(x.filt, .95)), agree: R[0].agreeF });
  out('search_first', 'ms', s(x => x.sfirst)); out('search_median', 'ms', s(x => quant(x.srch, .5))); out('search_p95', 'ms', { ...s(x => quant(x.srch, .95)), agree: R[0].agreeS });
  if (isPf) out('filter_fragments_median', 'ms', s(x => quant(x.frag, .5)));
  if (isPf || isOurs) { out('transfer_first_filter', 'bytes', s(x => x.firstBytes)); out('transfer_first_search', 'bytes', s(x => x.searchBytes)); }
  out('page_memory_after_load', 'MB', { ...s(x => x.ua), note: 'measureUserAgentSpecificMemory: workers and buffers included, WebAssembly memory not' }); out('renderer_private_after_load', 'MB', { ...s(x => x.rss), note: 'Private_Dirty of the renderer, WebAssembly included; freed pages may still count' });
  out('heap_after_load', 'MB', s(x => x.js)); out('buffers_after_load', 'MB', s(x => x.buffers));
}
if (!isPf && !isOurs && a.cpu === 1) {
  const lib = fs.readFileSync(`out/facets/${a.lib}.js`), f = `${dir}/list.json.br`;
  if (!fs.existsSync(f)) fs.writeFileSync(f, brotli(fs.readFileSync(`${dir}/list.json`)));
  out('library_size', 'bytes', { raw: lib.length, brotli: brotli(lib).length }); out('data_size', 'bytes', { raw: fs.statSync(`${dir}/list.json`).size, brotli: fs.statSync(f).size });
  if (a.lib === 'bitset') { // what a hand-written filter needs for ids and counts if shipped as columns: slug, day and facet numbers, no titles or summaries
    const F = JSON.parse(fs.readFileSync(`${dir}/facets.json`)), col = Buffer.from(JSON.stringify({ slug: items.map(x => x.slug), day: items.map((x, k) => Math.floor(Date.parse(x.date) / 864e5) - (k && Math.floor(Date.parse(items[k - 1].date) / 864e5))), t: items.map(x => x.topics.map(v => F.topics.indexOf(v))), i: items.map(x => x.institutions.map(v => F.institutions.indexOf(v))) }));
    const no = Buffer.from(JSON.stringify({ ...JSON.parse(col), slug: 0 })); out('columns_size', 'bytes', { raw: col.length, brotli: brotli(col).length, without_slugs_brotli: brotli(no).length });
  }
}
process.exit(0);
