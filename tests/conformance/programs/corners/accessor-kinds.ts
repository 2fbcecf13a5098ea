import { f32, type i32, type u16, u8 } from 'bulkhead';
class A {
  private n: u8 = 250;
  private x: f32 = 0.1;
  get a(): u16 {
    return this.n * 2;
  }
  set a(to: u16) {
    this.n = u8.clamp(to);
  }
  get r(): f32 {
    return this.x * 3;
  }
  set r(to: f32) {
    this.x = to / 2;
  }
  static get s(): i32 {
    return 7;
  }
}
const o = new A();
export function scan(): void {
  o.a += 100;
  console.log(o.a, o.a * 200, A.s * 3);
  o.r = 0.1;
  o.r += 0.2;
  console.log(o.r, o.r * 2, f32(o.a) * 0.1);
  const p = o.a;
  let q = o.r;
  q += 0.1;
  console.log(p, q, o.a++, o.a, --o.a);
  o.a = 65_535;
  console.log(o.a);
  o.a += 65_535;
}
