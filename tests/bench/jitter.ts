/** `npm run bench:jitter`: the table of docs/hil.md. */
import { type JitterRow, jitterTable, measureJitter, periods } from './jitter/measure.ts';

const seconds = 20;
const rows: JitterRow[] = [];
for (const period of periods) {
  for (const loaded of [false, true]) rows.push(await measureJitter(period, seconds, loaded));
}
console.log(jitterTable(rows));
