/** Retained objects: function blocks and records, with everything in them. */
import { f32, type FixedArray, retain, type u8, type u16, type u32 } from 'bulkhead';
import { CTU } from 'bulkhead/iec';

class Totals {
  readonly hours: u32 = 7;
  energy: f32 = 0.5;
  peak: u8 = 3;
  phases: FixedArray<u16, 3> = [1, 2, 3];
  isOpen = true;

  add(value: u8): void {
    this.energy += f32(value);
    if (value > this.peak) this.peak = value;
    this.phases[value % 3] = value;
    this.isOpen = !this.isOpen;
  }
}

const counter = retain(new CTU(3));
const totals = retain(new Totals());
const limits = retain({ low: 300 as u16, high: 700 as u16 });

export function scan(): void {
  for (let turn: u8 = 0; turn < 5; turn++) {
    counter.update(turn % 2 === 0, false);
    totals.add(turn);
    if (limits.low < limits.high) limits.low = limits.low + 100;
  }
  console.log(counter.cv, counter.q, totals.hours, totals.energy, totals.peak, totals.phases[1], totals.isOpen, limits.low, limits.high);
}
