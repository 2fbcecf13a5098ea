import { HYSTERESIS, R_TRIG, TON } from 'bulkhead/iec';

const delay = new TON('0ms');
const edge = new R_TRIG();
const level = new HYSTERESIS();

export function scan(): void {
  for (let i = 0; i < 4; i++) {
    edge.update(i === 1 || i === 2);
    delay.update(i > 1);
    level.update(i * 10, 5, 15);
    console.log(i, edge.q, delay.q, delay.et, level.q);
  }
}
