import type { i32, u8 } from 'bulkhead';

abstract class Channel {
  protected value: u8 = 250;
  abstract scale(by: i32): i32;
  put(by: i32): void {
    this.value = this.scale(by) + 0;
  }
}
class Raw extends Channel {
  scale(by: i32): i32 {
    return this.value + by;
  }
}
class Safe extends Channel {
  scale(by: i32): i32 {
    return by > 5 ? 5 : by;
  }
}
const channels: Channel[] = [new Safe(), new Raw()];

export function scan(): void {
  for (const channel of channels) channel.put(5);
  console.log('both');
  for (const channel of channels) channel.put(1);
}
