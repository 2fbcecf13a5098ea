const a = new Uint8Array([1, 2, 3, 4, 5]);

function copy(to: Uint8Array, from: Uint8Array): void {
  for (let i = 0; i < from.length && i < to.length; i++) to[i] = from[i]!;
}

export function scan(): void {
  copy(a.subarray(1), a.subarray(0, 4));
  for (const x of a) console.log(x);
}
