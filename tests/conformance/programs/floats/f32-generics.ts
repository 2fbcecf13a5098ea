import { f32, type i32, type u8 } from 'bulkhead';
function larger<T extends u8 | f32>(a: T, b: T): T {
  return a > b ? a : b;
}
function first<T extends f32 | i32>(list: readonly T[], otherwise: T): T {
  return list.length > 3 ? list[0]! : otherwise;
}
class Held<T extends f32 | i32> {
  constructor(public value: T) {}
  swap(to: T): T {
    const old = this.value;
    this.value = to;
    return old;
  }
}
const reals: f32[] = [0.1, 0.2];
const held = new Held<f32>(0.1);
let x: f32 = 0.1;
export function scan(): void {
  console.log(larger<f32>(0.1, 0.05), larger(x, 0.3), first(reals, 0.7), first<f32>(reals, 0.7) * 3);
  console.log(held.swap(0.2), held.value * 3, held.swap(x * 0.1), held.value);
  held.value = 0.9;
  held.value += 0.1;
  console.log(held.value, larger<f32>(held.value, 0.1) * 0.1);
}
