// NoInfer<T> is T: the first argument does not decide what T is, and is checked against it.
import { type f32, type i32, type u8, type u16 } from 'bulkhead';

function atLeast<T extends i32 | f32>(least: NoInfer<T>, value: T): T {
  return value < least ? least : value;
}

function store<T extends u8 | i32>(value: NoInfer<T>, spare: T): T {
  return value > spare ? value : spare;
}

let level: u16 = 40_000;
let part: f32 = 0.1;
let small: u8 = 7;
let big: i32 = 300;

export function scan(): void {
  console.log(atLeast(0, level), atLeast(50_000, level));
  console.log(atLeast(0.25, part), atLeast(0, part));
  console.log(store(9, small), store<i32>(big, small));
  console.log(store<u8>(small + 2, small));
  console.log(store<u8>(big - 50, small), store<u8>(big + 1, small));
}
