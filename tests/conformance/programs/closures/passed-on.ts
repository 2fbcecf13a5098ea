import type { i32, u16, u8 } from 'bulkhead';

function each(list: readonly u8[], visit: (value: u8, index: i32) => void): void {
  for (let i: i32 = 0; i < list.length; i++) visit(list[i]!, i);
}

function eachTwice(list: readonly u8[], visit: (value: u8, index: i32) => void): void {
  each(list, visit);
  each(list, (value) => visit(value, -1));
}

function show(value: u16): void {
  console.log('show', value);
}

const shout = (value: u8, index: i32): void => {
  console.log('shout', value, index);
};

export function scan(): void {
  const list: u8[] = [7, 8];
  eachTwice(list, show);
  eachTwice(list, shout);
  let sum: i32 = 0;
  eachTwice(list, (value, index) => {
    sum += value * index;
  });
  console.log(sum);
}
