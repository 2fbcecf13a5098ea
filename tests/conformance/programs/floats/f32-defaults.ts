import type { f32, f64, i32 } from 'bulkhead';
const RATE = 0.1;
function a(v: f32 = 0.1): f32 {
  return v;
}
function b(v: f32, w: f32 = RATE, z: f64 = v): f64 {
  return v + w + z;
}
const arrow = (v: f32, w: f32 = v * 0.1): f32 => v - w;
class G {
  constructor(
    public k: f32 = 0.3,
    readonly m: f64 = 0.3,
  ) {}
  scaled(by: f32 = 0.7): f32 {
    return this.k * by;
  }
  set gain(to: f32) {
    this.k = to;
  }
  get gain(): f32 {
    return this.k;
  }
}
const g = new G();
const h = new G(0.1, 0.1);
function apply(action: (v: f32) => f32, n: i32): f32 {
  let out: f32 = 0.1;
  for (let i = 0; i < n && i < 5; i++) out = action(out);
  return out;
}
export function scan(): void {
  console.log(a(), a(RATE), b(0.1), b(0.1, 0.2), arrow(0.3), g.k, g.m, g.scaled(), h.scaled(0.1), h.k * 3, h.m * 3);
  g.gain = 0.1;
  g.gain += 0.2;
  console.log(g.gain, g.k === 0.3, apply((v) => v * 1.1, 3), apply((v) => 0.1, 1), apply((v) => (v > 0.5 ? 0.1 : v + 0.3), 4));
}
