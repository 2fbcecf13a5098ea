/** fill and set of Int8Array. */
const a = new Int8Array(6);
const b = new Int8Array([7, 8]);

function show(): void {
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, a[4]!, a[5]!);
}

export function scan(): void {
  show();
  a.fill(3);
  show();
  a.fill(9, 1, 3);
  show();
  a.fill(125 + b.length, 5);
  show();
  a.set(b, 2);
  show();
  a.set(b);
  show();
  a.fill(1, -2);
  show();
}
