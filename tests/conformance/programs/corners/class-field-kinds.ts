import { f32, type i32, u16, u8 } from 'bulkhead';
class Gauge {
  static count = u8(0);
  low = u8(3);
  high = u16(600);
  gain = f32(0.1);
  plain = 5;
  half = 0.5;
  readonly list = [u8(1), u8(2)];
  get span(): u16 {
    return this.high - this.low;
  }
  get scaled(): f32 {
    return this.gain * f32(this.span);
  }
  step(by: u8 = 2): i32 {
    this.low += by;
    Gauge.count++;
    return this.low * 100;
  }
}
const gauge = new Gauge();
export function scan(): void {
  console.log(gauge.span, gauge.scaled, gauge.step(), gauge.step(100), gauge.low, Gauge.count);
  gauge.plain = gauge.step() * 1000;
  gauge.half += 0.1;
  gauge.list[0]! += 254;
  console.log(gauge.plain, gauge.half, gauge.list[0]!, gauge.span * 1000);
  gauge.high += 64_936;
}
