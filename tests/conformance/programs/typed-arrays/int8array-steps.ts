/** Compound stores and steps into Int8Array wrap; the value of an assignment is the value before it wraps. */
const a = new Int8Array([127, -128, 5]);

export function scan(): void {
  a[0]!++;
  a[1]!--;
  console.log(a[0]!, a[1]!);
  a[2]! += 127;
  console.log(a[2]!);
  a[2]! -= 256;
  console.log(a[2]!, a.length);
  console.log((a[0] = 127 + a.length), a[0]!);
}
