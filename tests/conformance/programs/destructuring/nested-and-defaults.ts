import type { i32 } from 'bulkhead';

interface Config {
  limits: { low: i32; high: i32 };
  name: 'a' | 'b';
}
const config: Config = { limits: { low: -1, high: 1 }, name: 'b' };

function width({ low, high }: { low: i32; high: i32 }): i32 {
  return high - low;
}

export function scan(): void {
  const {
    limits: { low, high },
    name,
  } = config;
  console.log(low, high, name, width(config.limits));
}
