// node report.mjs <results.jsonl>: the figures side by side, as Markdown. Ratios are to ours.
import fs from 'node:fs';
const rows = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
const value = row => row === undefined ? undefined : row.median ?? row.value;
const shown = x => x === undefined || Number.isNaN(x) ? '–' : x >= 100 ? Math.round(x).toLocaleString('en') : String(+x.toPrecision(3));
const table = (head, body) => [head, head.map(() => '---'), ...body].map(cells => `| ${cells.join(' | ')} |`).join('\n') + '\n';

const site = rows.filter(row => row.bench === 'site'), sizes = [...new Set(site.map(row => row.n))];
console.log('### The site\n');
const figures = [...new Set(site.map(row => `${row.figure} ${row.unit}`))];
console.log(table(['', ...sizes.map(n => `${n.toLocaleString('en')} articles`)], figures.map(name => [name.replaceAll('_', ' '), ...sizes.map(n => { const row = site.find(row => row.n === n && `${row.figure} ${row.unit}` === name); return row?.min === undefined ? shown(value(row)) : `${shown(row.median)} (${shown(row.min)}–${shown(row.max)})`; })])));

const facets = rows.filter(row => row.bench === 'facets');
for (const n of [...new Set(facets.map(row => row.n))]) {
  console.log(`### ${n.toLocaleString('en')} articles, libraries side by side\n`);
  const of = (lib, figure) => facets.find(row => row.n === n && row.lib === lib && row.figure === figure);
  const libs = [...new Set(facets.filter(row => row.n === n).map(row => row.lib))];
  const columns = [['filter_median', 'filter, ms'], ['filter_p95', 'p95, ms'], ['first_answer', 'bytes to first answer, ms'], ['search_median', 'search, ms'], ['search_p95', 'p95, ms'], ['page_memory_after_load', 'page memory, MB'], ['renderer_private_after_load', 'renderer, MB']];
  console.log(table(['', ...columns.map(([, name]) => name), 'answers right'], libs.map(lib => [lib, ...columns.map(([figure]) => { const mine = value(of('tidings', figure)), theirs = value(of(lib, figure)); return lib === 'tidings' || !mine ? shown(theirs) : `${shown(theirs)} (${shown(theirs / mine)}×)`; }), shown(of(lib, 'filter_p95')?.agree)])));
}
