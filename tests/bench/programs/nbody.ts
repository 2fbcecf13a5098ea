/** Sun and four planets for 200 steps (the n-body problem of the Computer Language Benchmarks Game, in f32). */
import { type f32, i32, u32 } from 'bulkhead';

const BODIES = 5;
const STEPS = 200;
const STEP: f32 = 0.01;

class Body {
  x: f32 = 0;
  y: f32 = 0;
  z: f32 = 0;
  vx: f32 = 0;
  vy: f32 = 0;
  vz: f32 = 0;
  mass: f32 = 0;

  /** Position, velocity and mass from seven numbers of the table. */
  load(table: Float32Array, at: i32): void {
    this.x = table[at];
    this.y = table[at + 1];
    this.z = table[at + 2];
    this.vx = table[at + 3];
    this.vy = table[at + 4];
    this.vz = table[at + 5];
    this.mass = table[at + 6];
  }
}

// biome-ignore format: a table
const INITIAL = new Float32Array([
  0, 0, 0, 0, 0, 0, 39.47842,
  4.841431, -1.1603199, -0.10362204, 0.60632634, 2.8119867, -0.025218379, 0.037693672,
  8.343367, 4.1247988, -0.40352342, -1.0107743, 1.8256623, 0.008415761, 0.011286326,
  12.894369, -15.111151, -0.22330758, 1.0827909, 0.8687131, -0.010832637, 0.0017237239,
  15.379697, -25.91932, 0.17925877, 0.9790907, 0.59469897, -0.034755955, 0.0020336868,
]);
const bodies = [new Body(), new Body(), new Body(), new Body(), new Body()] as const;

function reset(): void {
  for (let index = 0; index < BODIES; index++) bodies[index].load(INITIAL, 7 * index);
}

function advance(): void {
  for (let first = 0; first < BODIES; first++) {
    const a = bodies[first];
    for (let second = first + 1; second < BODIES; second++) {
      const b = bodies[second];
      const dx: f32 = a.x - b.x;
      const dy: f32 = a.y - b.y;
      const dz: f32 = a.z - b.z;
      const squared: f32 = dx * dx + dy * dy + dz * dz;
      const magnitude: f32 = STEP / (squared * Math.sqrt(squared));
      a.vx -= dx * b.mass * magnitude;
      a.vy -= dy * b.mass * magnitude;
      a.vz -= dz * b.mass * magnitude;
      b.vx += dx * a.mass * magnitude;
      b.vy += dy * a.mass * magnitude;
      b.vz += dz * a.mass * magnitude;
    }
  }
  for (const body of bodies) {
    body.x += STEP * body.vx;
    body.y += STEP * body.vy;
    body.z += STEP * body.vz;
  }
}

export function run(): u32 {
  reset();
  for (let step = 0; step < STEPS; step++) advance();
  let sum: u32 = 0;
  for (const body of bodies) {
    sum = u32.wrap(Math.imul(sum, 31) + i32.trunc(body.x * 100000) + i32.trunc(body.y * 100000) + i32.trunc(body.z * 100000));
  }
  return sum;
}
