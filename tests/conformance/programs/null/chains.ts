import type { i32, u8 } from 'bulkhead';

class Motor {
  speed: u8 = 0;
  limit: u8 | null = null;
  next: Motor | null = null;
  start(by: u8): boolean {
    this.speed += by;
    return this.speed > 3;
  }
  get fast(): boolean {
    return this.speed > 5;
  }
}
const one = new Motor();
const two = new Motor();
let asked: i32 = 0;
let worked: i32 = 0;

function motor(which: u8): Motor | null {
  asked++;
  return which === 1 ? one : which === 2 ? two : null;
}
function amount(): u8 {
  worked++;
  return 2;
}

export function scan(): void {
  motor(1)?.start(amount());
  motor(0)?.start(amount());
  console.log(one.speed, asked, worked);
  console.log(motor(1)?.start(amount()) ?? false, motor(0)?.start(amount()) ?? true, asked, worked);
  one.next = two;
  two.speed = 9;
  console.log(motor(1)?.next?.speed ?? 99, motor(2)?.next?.speed ?? 99, motor(0)?.next?.next?.speed ?? 99, asked);
  console.log(motor(1)?.limit ?? -1, motor(0)?.limit ?? -2);
  two.limit = 40;
  console.log(one.next?.limit ?? -3, one.next.next?.limit ?? -4);
  if (motor(2)?.fast) console.log('fast');
  if (!motor(0)?.fast) console.log('not fast');
  console.log(motor(2)?.speed === 9, motor(0)?.speed === 9, motor(0)?.speed !== 9, motor(0)?.speed == null, motor(1)?.next == null);
  console.log(motor(0)?.speed === undefined, motor(1)?.speed !== undefined);
  const found = motor(2);
  if (found?.speed === 9 && found.limit !== null) console.log(found.limit + 1);
  console.log(asked, worked);
}
