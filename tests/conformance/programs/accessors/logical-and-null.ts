import type { u8 } from 'bulkhead';

class Flag {
  private on: boolean = false;
  private last: u8 | null = null;
  get up(): boolean {
    return this.on;
  }
  set up(next: boolean) {
    console.log('up', next);
    this.on = next;
  }
  get level(): u8 | null {
    return this.last;
  }
  set level(next: u8 | null) {
    console.log('level', next);
    this.last = next;
  }
}
const flag = new Flag();

export function scan(): void {
  flag.up ||= true;
  flag.up ||= true;
  flag.up &&= false;
  flag.up &&= true;
  flag.level ??= 4;
  flag.level ??= 5;
  console.log(flag.up, flag.level);
  flag.level = null;
  console.log(flag.level, flag.level ?? 9);
}
