import type { i32, u8, u16 } from 'bulkhead';

abstract class Device {
  abstract readonly address: u16;
  abstract mode: u8;
  report(): i32 {
    return this.address * 10 + this.mode;
  }
}
class Fixed extends Device {
  readonly address: u8 = 17;
  mode: u8 = 1;
}
class Computed extends Device {
  mode: u8 = 2;
  private base: u16 = 300;
  get address(): u16 {
    this.base++;
    return this.base;
  }
}
const devices: Device[] = [new Fixed(), new Computed()];

export function scan(): void {
  for (const device of devices) console.log(device.report(), device.address, device.mode);
}
