const table = new Uint8Array(4);
const all = new Uint8Array(8);

function fill(part: Uint8Array): void {
  for (let i = 0; i < part.length; i++) part[i] = 5 + i;
}

export function scan(): void {
  console.log(table[all[6]]!);
  fill(all.subarray(4));
  console.log(all[6]!);
  console.log(table[all[6]]!);
}
