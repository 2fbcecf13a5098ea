/** Compound stores and steps into Int16Array wrap; the value of an assignment is the value before it wraps. */
const a = new Int16Array([32767, -32768, 5]);

export function scan(): void {
  a[0]!++;
  a[1]!--;
  console.log(a[0]!, a[1]!);
  a[2]! += 32767;
  console.log(a[2]!);
  a[2]! -= 65536;
  console.log(a[2]!, a.length);
  console.log((a[0] = 32767 + a.length), a[0]!);
}
