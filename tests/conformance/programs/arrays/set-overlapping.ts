/** set copies as if through a buffer. */
const a = new Uint8Array([1, 2, 3, 4, 5]);

export function scan(): void {
  a.set(a.subarray(0, 4), 1);
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, a[4]!);
  a.set(a.subarray(2), 0);
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, a[4]!);
}
