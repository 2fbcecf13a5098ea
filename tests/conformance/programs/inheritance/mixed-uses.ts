import type { f32, i32, u8, u16 } from 'bulkhead';

interface Out {
  write(v: i32): void;
}
abstract class Shape {
  static made: i32 = 0;
  tag: u8 = 1;
  constructor(protected readonly out: Log) {
    Shape.made++;
  }
  abstract area(): f32;
  get label(): 'shape' | 'square' {
    return 'shape';
  }
  grow(by: u8): Shape | null {
    this.tag += by;
    return this.tag > 5 ? null : this;
  }
}
class Log implements Out {
  total: i32 = 0;
  write(v: i32): void {
    this.total += v;
  }
}
class Square extends Shape {
  private side: f32 = 2;
  override get label(): 'shape' | 'square' {
    return 'square';
  }
  area(): f32 {
    this.out.write(1);
    return this.side * this.side;
  }
  override grow(by: u8): Shape | null {
    this.side += 1;
    return super.grow(by);
  }
}
class Line extends Shape {
  private length: u16 = 300;
  private bits: u8 = 7;
  area(): f32 {
    this.out.write(this.length + this.bits);
    return 0;
  }
}
class Point extends Shape {
  name: 'a' | 'b' = 'b';
  area(): f32 {
    this.out.write(-1);
    return this.name === 'b' ? 0.5 : 0.25;
  }
}
const log = new Log();
const shapes: Shape[] = [new Square(log), new Line(log), new Point(log), new Square(log)];
let best: Shape | null = null;
function pick(s: Shape, t: Shape): Shape | null {
  return s.area() > t.area() ? s : t.tag > 3 ? null : t;
}
function all(o: Out): void {
  o.write(1000);
}
export function scan(): void {
  for (const s of shapes) {
    console.log(s.label, s.area(), s.tag, s.grow(2)?.label ?? 'shape', s.grow(2)?.tag ?? 0);
  }
  best = pick(shapes[0]!, shapes[1]!);
  console.log(best === shapes[0], best?.area() ?? -1, Shape.made, log.total);
  best = pick(shapes[2]!, shapes[1]!);
  console.log(best === shapes[2], best?.label === 'shape', pick(shapes[1]!, shapes[2]!) === null);
  all(log);
  console.log(log.total);
  const own = new Log();
  const square = new Square(own);
  const any: Shape = square;
  console.log(any.area(), square.area(), own.total, any instanceof Square, any.grow(1)?.label ?? 'shape', square.label);
  const made = [new Square(own), new Point(own)];
  let n = 0;
  for (const m of made) {
    if (m instanceof Point) m.name = 'a';
    n += m instanceof Square ? 1 : 10;
    console.log(m.area(), n);
  }
}
