export function scan(): void {
  for (let i = 0; i < 10; i++) {
    if (i === 3) i += 4;
    console.log(i);
  }
}
