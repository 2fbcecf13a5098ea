import type { i32, u8 } from 'bulkhead';

class Sensor {
  private at: u8 = 0;
  read(): u8 {
    this.at += 7;
    return this.at;
  }
}
class Filter {
  private last: i32 = 0;
  constructor(private readonly sensor: Sensor) {}
  next(): i32 {
    this.last = (this.last + this.sensor.read() * 3) >> 2;
    return this.last;
  }
}
class Alarm {
  count: i32 = 0;
  constructor(
    private readonly filter: Filter,
    readonly sensor: Sensor,
    private readonly other: Alarm | null,
  ) {}
  check(): boolean {
    this.count += this.other === null ? 1 : this.other.count;
    return this.filter.next() > this.sensor.read();
  }
}
const sensor = new Sensor();
const filter = new Filter(sensor);
const first = new Alarm(filter, sensor, null);
const second = new Alarm(filter, sensor, first);

export function scan(): void {
  console.log(first.check(), second.check(), first.check(), second.check());
  console.log(first.count, second.count, second.sensor === sensor, first.sensor === second.sensor);
  const { sensor: taken } = second;
  console.log(taken.read(), sensor.read());
}
