import type { i32 } from 'bulkhead';

class Pulse {
  n: i32 = 0;
  fire(): void {
    this.n++;
  }
}
const pulses: Pulse[] = [new Pulse(), new Pulse(), new Pulse()];

export function scan(): void {
  pulses[1]!.fire();
  for (const pulse of pulses) pulse.fire();
  const last = pulses[2]!;
  last.fire();
  console.log(pulses[0]!.n, pulses[1]!.n, pulses[2]!.n);
}
