import { type f32, type i16, type u8, u8 as byte } from 'bulkhead';

interface Reading {
  id: u8;
  level: i16;
  gain: f32;
  good: boolean;
  mode: 'idle' | 'run';
}

const reading: Reading = { id: 3, level: -300, gain: 0.5, good: true, mode: 'run' };
let sum: i16 = 0;

function rate({ id, ...others }: Reading): i16 {
  sum += others.level;
  others.level = 7;
  return others.good ? others.level : id;
}

export function scan(): void {
  const { id, gain: factor, ...rest } = reading;
  console.log(id, factor, rest.level, rest.good, rest.mode);
  // A copy: neither sees what becomes of the other.
  reading.level = 12;
  rest.good = false;
  rest.level++;
  console.log(rest.level, reading.level, reading.good);
  console.log(rate(reading), reading.level, sum);
  const { level, ...more } = { ...reading, id: byte(9) };
  console.log(level, more.id, more.gain, more.mode);
  reading.mode = 'idle';
}
