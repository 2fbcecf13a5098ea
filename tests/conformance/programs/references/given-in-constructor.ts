import type { FixedArray, i32, u8 } from 'bulkhead';

interface Config {
  limit: i32;
}
const config: Config = { limit: 30 };
const table: FixedArray<u8, 4> = [1, 2, 3, 4];

class Stage {
  private readonly config: Config;
  private readonly table: FixedArray<u8, 4>;
  private readonly bytes: Uint8Array;
  private readonly scratch: Config;
  constructor(given: Config, list: FixedArray<u8, 4>) {
    this.config = given;
    this.table = list;
    this.bytes = new Uint8Array(3);
    this.scratch = { limit: given.limit + 1 };
    this.bytes[0] = this.table[3];
  }
  sum(): i32 {
    let total: i32 = 0;
    for (const each of this.table) total += each;
    this.scratch.limit++;
    this.bytes[1] = total + 0;
    return total > this.config.limit ? this.config.limit : total + this.scratch.limit + this.bytes[0]!;
  }
  raise(by: u8): void {
    this.config.limit += by;
    this.table[0] += by;
  }
}
const first = new Stage(config, table);
const second = new Stage(config, table);

export function scan(): void {
  console.log(first.sum(), second.sum());
  first.raise(5);
  console.log(config.limit, table[0], second.sum(), first.sum());
  config.limit = 3;
  console.log(first.sum());
}
