import type { i32 } from 'bulkhead';
type Kind = 'a' | 'b' | 'c';
function bad(kind: never): never {
  throw new Error('kind');
}
function weight(kind: Kind): i32 {
  switch (kind) {
    case 'a':
      return 1;
    case 'b':
    case 'c':
      return kind === 'b' ? 2 : 3;
    default:
      return bad(kind);
  }
}
let kind: Kind = 'b';
export function scan(): void {
  console.log(weight('a'), weight(kind), weight('c'));
  kind = 'a';
}
