const composite = new Uint8Array(60);

export function scan(): void {
  let count = 0;
  for (let i = 2; i < 60; i++) {
    if (composite[i] !== 0) continue;
    count++;
    for (let multiple = i * i; multiple < 60; multiple += i) composite[multiple] = 1;
  }
  console.log(count, composite[59]!, composite[57]!);
}
