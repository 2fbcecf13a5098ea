import type { f32, i32, u8 } from 'bulkhead';

function divided(a: i32, b: i32): [quotient: i32, exact: boolean] {
  if (b === 0) return [0, false];
  return [Math.trunc(a / b), a % b === 0];
}

function named(value: u8): readonly ['low' | 'high', u8] {
  const result: ['low' | 'high', u8] = ['low', value];
  if (value > 9) result[0] = 'high';
  return result;
}

function swapped<A extends u8 | f32 | boolean, B extends u8 | f32 | boolean>(pair: readonly [A, B]): [B, A] {
  return [pair[1], pair[0]];
}

export function scan(): void {
  const result = divided(7, 2);
  console.log(result[0], result[1]);
  const [quotient, exact] = divided(-9, 3);
  console.log(quotient, exact, divided(1, 0)[1]);
  console.log(named(9)[0], named(10)[0], named(11)[1]);
  const pair: [u8, f32] = [3, 0.5];
  const other = swapped(pair);
  other[0] += 1;
  console.log(other[0], other[1], pair[1]);
  const back = swapped<f32, u8>(other);
  console.log(back[0], back[1], swapped<boolean, u8>([true, 7])[0]);
}
