// Ours: the engine of src/archive as WebAssembly, on the files that press writes for the same articles.
import init, { Engine } from '/engine/engine.js';
let engine, topics, institutions, slugs, origin;
const get = async name => new Uint8Array(await (await fetch(`${origin}/site/data/${name}`)).arrayBuffer());
export const timing = {};
export async function build(items, from) {
  origin = from;
  await init();
  const [manifest, facets] = await Promise.all(['/site/data/manifest.json', '/data/facets.json'].map(async file => (await fetch(origin + file)).json()));
  ({ topics, institutions } = facets);
  const bytes = await get(manifest.facets), directory = await get(manifest.search);
  const start = performance.now();
  engine = new Engine(bytes, topics.length, institutions.length);
  // The answer to a first question is part of what a reader waits for.
  engine.answer('topic=0&institution=0');
  timing.first_answer = performance.now() - start; timing.longest_list = engine.longest();
  engine.set_directory(directory);
}
// As the explorer asks: by query string. The counts are those of the design, beside what is chosen.
export function filter(q) { return engine.answer(`topic=${topics.indexOf(q.t)}&institution=${institutions.indexOf(q.i)}`); }
export async function search(q) {
  const text = q.words.join(' ');
  await Promise.all(engine.missing_parts(text).map(async part => { const [number, file] = part.split(' '); engine.add_part(+number, await get(file)); }));
  return engine.answer(`topic=${topics.indexOf(q.t)}&institution=${institutions.indexOf(q.i)}&q=${encodeURIComponent(text)}`);
}
export function norm(numbers, names) {
  const [total, shown] = numbers, ids = [...numbers.subarray(2, 2 + shown)], counts = numbers.subarray(2 + shown);
  const of = (list, from) => Object.fromEntries(list.map((name, k) => [name, counts[from + k]]));
  return { numbers: ids, total, topics: of(topics, 0), institutions: of(institutions, topics.length), rules: 'design' };
}
