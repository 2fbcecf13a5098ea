type Small = 'a' | 'b';
type Large = 'b' | 'c' | 'a';

function widen(value: Small): Large {
  return value;
}

export function scan(): void {
  const large: Large = widen('b');
  console.log(large, widen('a'), large === 'b');
}
