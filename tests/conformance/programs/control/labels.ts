export function scan(): void {
  outer: for (let i = 0; i < 4; i++) {
    inner: for (let j = 0; j < 4; j++) {
      if (j === 1) continue inner;
      if (j === 3) continue outer;
      if (i === 2) break outer;
      if (i === 1 && j === 2) break inner;
      console.log(i, j);
    }
    console.log('end', i);
  }
  console.log('done');
}
