import type { i32 } from 'bulkhead';

class Part {
  size: i32 = 4;
}
class Holder {
  part: Part | null = null;
  drop(): void {
    this.part = null;
  }
}
const part = new Part();
const holder = new Holder();

export function scan(): void {
  holder.part = part;
  if (holder.part) {
    console.log(holder.part.size);
    holder.drop();
    holder.part.size = 3;
  }
  console.log(part.size);
}
