let a = true;
let b = false;
let calls = 0;

function yes(): boolean {
  calls++;
  return true;
}

export function scan(): void {
  a &&= yes();
  b &&= yes();
  b ||= yes();
  a ||= yes();
  console.log(a, b, calls);
}
