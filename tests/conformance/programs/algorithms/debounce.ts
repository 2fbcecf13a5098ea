import type { u8 } from 'bulkhead';

const raw: boolean[] = [false, true, false, true, true, true, false, true, true, false, false, false];

class Debounce {
  private count: u8 = 0;
  state: boolean = false;
  update(input: boolean): boolean {
    if (input === this.state) this.count = 0;
    else if (++this.count >= 2) {
      this.state = input;
      this.count = 0;
    }
    return this.state;
  }
}
const button = new Debounce();

export function scan(): void {
  for (const input of raw) console.log(input, button.update(input));
}
