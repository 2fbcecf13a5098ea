/** The right side of && and || runs only when it decides. */
let log = 0;

function yes(mark: boolean): boolean {
  log = log * 10 + 1;
  return mark || true;
}
function no(): boolean {
  log = log * 10 + 2;
  return false;
}
function show(value: boolean): void {
  console.log(value, log);
  log = 0;
}

export function scan(): void {
  show(yes(true) && no());
  show(no() && yes(true));
  show(yes(false) || no());
  show(no() || yes(false));
  show(no() || no() || yes(true));
  show(yes(true) && yes(true) && no() && yes(true));
  show((no() || yes(true)) && (yes(true) || no()));
  show(!(no() && yes(true)) && !no());
}
