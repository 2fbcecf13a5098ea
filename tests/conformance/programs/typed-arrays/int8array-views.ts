/** subarray of Int8Array is a view: both see each other's stores. Bounds are clamped, negative ones count from the end. */
const a = new Int8Array([1, 2, 3, 4, 5, 6]);

function sum(values: Int8Array): void {
  let total = 0;
  for (const value of values) total += value;
  console.log(values.length, total);
}

export function scan(): void {
  const middle = a.subarray(2, 4);
  middle[0] = 30;
  a[3] = 40;
  console.log(middle[0]!, middle[1]!, a[2]!, middle.length);
  sum(a);
  sum(a.subarray(1));
  sum(a.subarray(4, 100));
  sum(a.subarray(-2));
  sum(a.subarray(1, -1));
  sum(a.subarray(4, 2));
  sum(middle.subarray(1));
}
