import type { f32, i32, u8 } from 'bulkhead';
interface Shape {
  area(): i32;
  readonly name: u8;
}
class Square implements Shape {
  constructor(private side: u8, readonly name: u8) {}
  area(): i32 {
    return this.side * this.side;
  }
}
class Bar implements Shape {
  readonly name: u8 = 9;
  area(): i32 {
    return -1;
  }
}
function show<T extends Shape>(shape: T, times: i32): i32 {
  return shape.area() * times + shape.name;
}
const s = new Square(200, 1);
const t = new Bar();
export function scan(): void {
  console.log(show(s, 2), show(t, 5), s.area(), t.name);
}
