/** Compound stores and steps into Int32Array wrap; the value of an assignment is the value before it wraps. */
const a = new Int32Array([2147483647, -2147483648, 5]);

export function scan(): void {
  a[0]!++;
  a[1]!--;
  console.log(a[0]!, a[1]!);
  a[2]! += 2147483647;
  console.log(a[2]!);
  a[2]! -= 4294967296;
  console.log(a[2]!, a.length);
  console.log((a[0] = 2147483647 + a.length), a[0]!);
}
