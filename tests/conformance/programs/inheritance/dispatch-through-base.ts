import type { f32, i16, i32, u8 } from 'bulkhead';

abstract class Block {
  protected runs: u8 = 0;
  abstract step(input: i32): i32;
  abstract get gain(): f32;
  run(input: i32): i32 {
    this.runs++;
    return this.step(input) + this.runs;
  }
  toString2(): void {
    console.log('block', this.runs, this.gain);
  }
}
class Doubler extends Block {
  step(input: i32): i32 {
    return input * 2;
  }
  get gain(): f32 {
    return 2;
  }
}
class Sum extends Block {
  private total: i32 = 100;
  step(input: i32): i32 {
    this.total += input;
    return this.total;
  }
  get gain(): f32 {
    return 0.5;
  }
  override toString2(): void {
    super.toString2();
    console.log('sum', this.total);
  }
}
class Limit extends Block {
  constructor(private readonly most: u8) {
    super();
  }
  step(input: i32): i16 {
    return input > this.most ? this.most : input < 0 ? -1 : input + 0;
  }
  get gain(): f32 {
    return this.most;
  }
}
const blocks: Block[] = [new Doubler(), new Sum(), new Limit(7), new Limit(250)];

function chain(first: Block, second: Block, input: i32): i32 {
  return second.run(first.run(input));
}

export function scan(): void {
  for (const block of blocks) console.log(block.run(3), block.gain);
  console.log(chain(blocks[0]!, blocks[2]!, 1000), chain(blocks[1]!, blocks[1]!, -5));
  for (const block of blocks) block.toString2();
  const own = new Limit(9);
  console.log(own.run(50), own.step(-1), own.gain);
}
