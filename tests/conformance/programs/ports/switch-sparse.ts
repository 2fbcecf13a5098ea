/** A switch over far-apart values and inside a loop with continue. */
import { type i32, type u32 } from 'bulkhead';

const commands: u32[] = [0, 0xffffffff, 1000000, 7, 0x80000000, 5];
let handled: i32 = 0;

export function scan(): void {
  for (const command of commands) {
    switch (command) {
      case 0xffffffff:
        console.log('all');
        break;
      case 0x80000000:
        console.log('top');
        continue;
      case 1000000:
        console.log('million');
      case 7:
        console.log('or seven');
        break;
      default:
        if (command === 5) break;
        console.log('other', command);
        continue;
    }
    handled++;
  }
  console.log(handled);
}
