import type { u8, u16 } from 'bulkhead';

type Message = { kind: 'set'; value: u16 } | { kind: 'get'; index: u8 };
const queue: Message[] = [
  { kind: 'set', value: 1000 },
  { kind: 'get', index: 3 },
];

export function scan(): void {
  for (const message of queue) {
    if (message.kind === 'set') {
      message.value += 5;
      console.log('set', message.value);
    } else {
      message.index--;
      console.log('get', message.index);
    }
  }
}
