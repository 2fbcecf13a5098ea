export function scan(): void {
  for (let i = 2; i < 30; i++) {
    let prime = true;
    for (let d = 2; d * d <= i; d++) {
      if (i % d === 0) {
        prime = false;
        break;
      }
    }
    if (prime) console.log(i);
  }
}
