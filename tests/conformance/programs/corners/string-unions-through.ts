import type { i32 } from 'bulkhead';
type Colour = 'red' | 'green' | 'blue';
type Warm = 'red' | 'orange';
let now: Colour = 'green';
const names: readonly Colour[] = ['red', 'green', 'blue'];
function next(colour: Colour): Colour {
  return colour === 'red' ? 'green' : colour === 'green' ? 'blue' : 'red';
}
function isWarm(colour: Colour | Warm): boolean {
  return colour === 'red' || colour === 'orange';
}
export function scan(): void {
  let count: i32 = 0;
  for (const name of names) {
    if (name === now) count++;
    console.log(name, next(name), isWarm(name), `<${name}>`);
  }
  now = next(next(now));
  console.log(now, count, isWarm('orange'));
}
