/** Compound stores and steps into Uint16Array wrap; the value of an assignment is the value before it wraps. */
const a = new Uint16Array([65535, 0, 5]);

export function scan(): void {
  a[0]!++;
  a[1]!--;
  console.log(a[0]!, a[1]!);
  a[2]! += 65535;
  console.log(a[2]!);
  a[2]! -= 65536;
  console.log(a[2]!, a.length);
  console.log((a[0] = 65535 + a.length), a[0]!);
}
