import type { i32, u8 } from 'bulkhead';

class Log {
  private static lines: i32 = 0;
  static readonly limit: u8 = 3;
  static add(): i32 {
    Log.lines++;
    return Log.lines;
  }
}
class Longer extends Log {
  static override readonly limit: u8 = 9;
  count(): i32 {
    return Longer.add() + Log.add();
  }
}
class Same extends Log {}

abstract class Handler {
  protected seen: i32 = 0;
  handle(code: u8): boolean {
    this.seen++;
    return this.accepts(code) && this.act(code, this.seen);
  }
  protected abstract accepts(code: u8): boolean;
  protected abstract act(code: u8, count: i32): boolean;
}
class Even extends Handler {
  protected accepts(code: u8): boolean {
    return code % 2 === 0;
  }
  protected act(code: u8, count: i32): boolean {
    console.log('even', code, count);
    return true;
  }
}
class Rest extends Handler {
  protected accepts(): boolean {
    return true;
  }
  protected act(code: u8): boolean {
    console.log('rest', code, this.seen);
    return code > 4;
  }
}
const handlers: Handler[] = [new Even(), new Rest()];

export function scan(): void {
  for (let code: u8 = 3; code < 6; code++) {
    for (const handler of handlers) {
      if (handler.handle(code)) {
        console.log('done', code);
        break;
      }
    }
  }
  const longer = new Longer();
  console.log(longer.count(), Log.limit, Longer.limit, Same.limit, Same.add());
}
