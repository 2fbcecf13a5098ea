/** A local without annotation from a literal is an i32. */
export function scan(): void {
  let n = 1;
  for (let i = 0; i < 40; i++) n *= 2;
  console.log(n);
}
