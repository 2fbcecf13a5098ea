import type { f32, i32, u8 } from 'bulkhead';

type Mode = 'off' | 'slow' | 'fast';
interface Item {
  id: u8;
}

const modes: Mode[] = ['slow', 'fast', 'slow'];
const bytes = new Uint8Array([7, 0, 255, 7]);
const floats = new Float32Array([1.5, NaN, -0]);
const items: Item[] = [{ id: 4 }, { id: 4 }];

export function scan(): void {
  console.log(modes.indexOf('slow'), modes.indexOf('off'), modes.includes('fast'), modes.includes('off'));
  console.log(bytes.indexOf(7), bytes.indexOf(263), bytes.includes(-1), bytes.includes(255));
  console.log(floats.indexOf(NaN), floats.includes(NaN), floats.indexOf(0), floats.includes(1.25));
  console.log(items.indexOf(items[1]!), items.includes(items[0]!), items.findIndex((item) => item.id === 4));
  const own: f32 = 1.5;
  console.log(floats.findIndex((value) => value !== own), bytes.findIndex((value, index) => value === index));
  let wanted: i32 = 0;
  console.log(bytes.findIndex((value) => value === wanted++), wanted);
  console.log(bytes.subarray(1, 3).indexOf(255), bytes.subarray(2).includes(0));
}
