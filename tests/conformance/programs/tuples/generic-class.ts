import type { f32, i32, u8 } from 'bulkhead';
class Pair<A extends u8 | i32 | f32, B extends boolean | i32> {
  private readonly kept: [A, B];
  constructor(a: A, b: B) {
    this.kept = [a, b];
  }
  get(): readonly [A, B] {
    return this.kept;
  }
  swap(a: A): A {
    const old = this.kept[0];
    this.kept[0] = a;
    return old;
  }
}
const one = new Pair<u8, boolean>(3, true);
const two = new Pair<i32, i32>(-5, 6);
const three = new Pair<f32, boolean>(0.1, false);
export function scan(): void {
  console.log(one.swap(9), two.swap(70_000), three.swap(2.5));
  const [a, b] = one.get();
  const [c, d] = two.get();
  console.log(a, b, c, d, three.get()[0], three.get()[1], two.get().length);
}
