import type { f32, i32, u8 } from 'bulkhead';

interface Point {
  x: i32;
  y: i32;
}

const origin: Point = { x: 0, y: 0 };
let total: u8 = 250;

function times(count: i32, body: (turn: i32) => void): void {
  for (let i: i32 = 0; i < count; i++) body(i);
}

function fill(bytes: Uint8Array, f: (at: i32) => i32): void {
  times(bytes.length, (i) => {
    bytes[i] = f(i) - 0;
  });
}

export function scan(): void {
  const own: Point = { x: 5, y: 6 };
  let half: f32 = 1;
  times(4, (turn) => {
    own.x += turn;
    origin.y -= own.x;
    half /= 2;
  });
  console.log(own.x, own.y, origin.x, origin.y, half);
  const bytes = new Uint8Array(4);
  let scale: i32 = 100;
  fill(bytes, (at) => {
    scale += 1;
    return (at * scale) & 255;
  });
  console.log(bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!, scale);
  times(10, () => {
    total += 1;
  });
}
