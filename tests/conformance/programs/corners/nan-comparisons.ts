import { atMost, type f32, type f64 } from 'bulkhead';
let nan: f32 = NaN;
let one: f32 = 1;
let wide: f64 = NaN;
export function scan(): void {
  console.log(nan < one, nan > one, nan <= one, nan >= one, nan === nan, nan !== nan);
  console.log(!(nan < one), !(nan >= one), wide === wide, wide !== 0, !(wide > 0));
  console.log(Math.min(nan, one), Math.max(one, nan), Math.min(one, -0), Math.max(-0, 0), Math.min(0, -0));
  if (nan < one) console.log('less');
  else if (nan >= one) console.log('more');
  else console.log('neither');
  let turns = 0;
  let x: f32 = 0;
  for (const turn of atMost(9)) {
    if (!(x < 3) || x > nan) break;
    x += one;
    turns = turn;
  }
  console.log(turns, nan < one || one > nan, nan < one ? 1 : 2);
}
