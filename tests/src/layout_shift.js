// Cumulative Layout Shift: the worst burst of shifts, where a burst has gaps of
// less than a second and lasts five at most (web.dev/articles/cls). What moves
// within half a second of the visitor's own action does not count.
const observer = new PerformanceObserver(() => {});
observer.observe({ type: 'layout-shift', buffered: true });
const shifts = observer.takeRecords().filter(shift => !shift.hadRecentInput);
observer.disconnect();

let score = 0, burst = 0, first = 0, last = 0;
for (const { value, startTime } of shifts) {
  if (startTime - last >= 1000 || startTime - first >= 5000) {
    burst = 0;
    first = startTime;
  }
  burst += value;
  last = startTime;
  score = Math.max(score, burst);
}

const place = rect => `${rect.x},${rect.y} ${rect.width}x${rect.height}`;
const moved = shifts
  .flatMap(({ value, sources }) => sources.map(source => ({ value, source })))
  .sort((a, b) => b.value - a.value)
  .map(({ value, source: { node, previousRect, currentRect } }) => {
    const name = (node?.outerHTML ?? node?.textContent ?? 'something removed').slice(0, 80);
    return `${value.toFixed(4)} ${place(previousRect)} -> ${place(currentRect)} ${name}`;
  });
return { score, moved };
