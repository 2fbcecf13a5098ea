import type { i32 } from 'bulkhead';

let value: i32 = 1;

function call(f: (value: i32) => i32): i32 {
  let value: i32 = 1000;
  value += f(value);
  return value;
}

export function scan(): void {
  console.log(call((given) => given + value));
  {
    const value: i32 = 5;
    console.log(call((given) => given + value));
    console.log(call((value) => value * 2));
  }
  value = 7;
  console.log(call((given) => {
    value += 1;
    const inner: i32 = value;
    {
      const value: i32 = given;
      return inner + value;
    }
  }));
  console.log(value);
}
