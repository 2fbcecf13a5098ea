import type { i32, u8 } from 'bulkhead';

interface Sink {
  put(value: u8): boolean;
}
class Buffer implements Sink {
  private readonly bytes = new Uint8Array(3);
  private count: u8 = 0;
  put(value: u8): boolean {
    if (this.count === 3) return false;
    this.bytes[this.count] = value;
    this.count++;
    return true;
  }
  drain(to: Sink): i32 {
    let moved: i32 = 0;
    for (let i = 0; i < this.count; i++) if (to.put(this.bytes[i]!)) moved++;
    this.count = 0;
    return moved;
  }
}
class Sum implements Sink {
  total: i32 = 0;
  put(value: u8): boolean {
    this.total += value;
    return true;
  }
  static twice(to: Sink, value: u8): boolean {
    return to.put(value) && to.put(value);
  }
}
const buffer: Sink = new Buffer();
const target = new Buffer();
const sum = new Sum();

export function scan(): void {
  console.log(buffer.put(1), Sum.twice(buffer, 200), Sum.twice(buffer, 9));
  const from = new Buffer();
  console.log(Sum.twice(from, 7), from.drain(target), from.drain(sum));
  console.log(target.drain(sum), sum.total, target.drain(target));
  const sink: Sink = sum;
  console.log(sink.put(5), sum.total, Sum.twice(sink, 1), sum.total);
}
