import { format, type u8 } from 'bulkhead';


class Sender {
  readonly buffer = new Uint8Array(16);
  sent: u8 = 7;

  put(other: Uint8Array): void {
    this.sent += format(this.buffer, `${this.buffer[0]!} ${other[1]!} ${this.sent}`);
  }
}

const bytes = new Uint8Array([65, 66, 67, 68, 69, 70, 71, 72]);
const sender = new Sender();

/** The whole text is made before any of it is written. */
export function scan(): void {
  console.log(format(bytes, `${bytes[2]!}${bytes[0]!}${bytes[1]!}`));
  console.log(bytes[0]!, bytes[1]!, bytes[2]!, bytes[5]!, bytes[6]!);
  const tail = bytes.subarray(2);
  console.log(format(tail, `${bytes[3]! + tail[0]!}:${tail.length}`), bytes[2]!, bytes[3]!, bytes[5]!);
  sender.put(sender.buffer);
  sender.put(bytes);
  console.log(sender.sent, sender.buffer[0]!, sender.buffer[2]!, sender.buffer[3]!);
}
