import type { i32, u8 } from 'bulkhead';

const pair: [u8, boolean] = [4, true];
const triple: [boolean, u8, u8] = [false, 5, 6];
let calls: i32 = 0;

function show(size: u8, heavy: boolean, times: i32): i32 {
  calls++;
  return heavy ? size * times : -size;
}

function next(): [u8, boolean] {
  calls += 10;
  return [9, false];
}

export function scan(): void {
  console.log(show(...pair, 3), show(...next(), 3), calls);
  const longer: [i32, u8, boolean] = [-1, ...pair];
  pair[0] = 7;
  console.log(longer[0], longer[1], longer[2]);
  const [head, ...rest] = triple;
  triple[1] = 50;
  console.log(head, rest.length, rest[0], rest[1], triple[1]);
  const [, ...mixed] = longer;
  mixed[1] = false;
  console.log(mixed[0], mixed[1], longer[2], mixed.length);
  const flat: u8[] = [...rest, 1];
  console.log(flat.length, flat[2]!);
}
