import type { i32, u16, u8 } from 'bulkhead';
const bytes: [u8, u8] = [200, 100];
function add(a: u16, b: u16, c: i32 = -1): i32 {
  return a * b + c;
}
export function scan(): void {
  const longer: u16[] = [...bytes, 60_000];
  longer[0]! += 300;
  const copied = [...bytes];
  copied[1] = 255;
  const [head, ...tail] = longer;
  const h = head * 100;
  tail[1]! += 5_535;
  console.log(longer[0]!, copied[1]!, h, tail[0]!, tail[1]!, add(...bytes), add(...bytes, 7));
  const object = { a: bytes[0], b: longer[2]! };
  const merged = { ...object, b: 5 };
  merged.a += 55;
  console.log(merged.a, merged.b, object.b * 2);
  merged.a++;
}
