/** Compound stores and steps into Uint32Array wrap; the value of an assignment is the value before it wraps. */
const a = new Uint32Array([4294967295, 0, 5]);

export function scan(): void {
  a[0]!++;
  a[1]!--;
  console.log(a[0]!, a[1]!);
  a[2]! += 4294967295;
  console.log(a[2]!);
  a[2]! -= 4294967296;
  console.log(a[2]!, a.length);
  console.log((a[0] = 4294967295 + a.length), a[0]!);
}
