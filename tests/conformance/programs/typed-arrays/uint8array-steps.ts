/** Compound stores and steps into Uint8Array wrap; the value of an assignment is the value before it wraps. */
const a = new Uint8Array([255, 0, 5]);

export function scan(): void {
  a[0]!++;
  a[1]!--;
  console.log(a[0]!, a[1]!);
  a[2]! += 255;
  console.log(a[2]!);
  a[2]! -= 256;
  console.log(a[2]!, a.length);
  console.log((a[0] = 255 + a.length), a[0]!);
}
