import { f32, type i32, type u8 } from 'bulkhead';

interface Scaled {
  readonly factor: f32;
  scale(by: u8): f32;
}
interface Named {
  name(): 'a' | 'b';
}
class A implements Scaled, Named {
  factor: f32 = 0.5;
  scale(by: u8): f32 {
    this.factor += f32(by);
    return this.factor;
  }
  name(): 'a' | 'b' {
    return 'a';
  }
}
class B implements Scaled, Named {
  private calls: i32 = 0;
  get factor(): f32 {
    this.calls++;
    return 2;
  }
  scale(by: u8): f32 {
    return by;
  }
  name(): 'a' | 'b' {
    return this.calls > 2 ? 'b' : 'a';
  }
}
const a = new A();
const b = new B();

function outer(x: Scaled, y: Scaled, by: u8): f32 {
  return inner(x, by) + inner(y, by) + x.factor;
}
function inner(z: Scaled, by: u8): f32 {
  return z.scale(by) * z.factor;
}
function show(n: Named): void {
  console.log(n.name());
}

export function scan(): void {
  console.log(outer(a, b, 1), outer(b, b, 2), outer(b, a, 3), outer(a, a, 4));
  show(a);
  show(b);
}
