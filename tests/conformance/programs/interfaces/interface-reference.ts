import type { i32 } from 'bulkhead';
interface Limits {
  low: i32;
}
interface Channel {
  limits: Limits | null;
  n: i32;
}
const shared: Limits = { low: 3 };
const channels: Channel[] = [
  { limits: shared, n: 1 },
  { limits: null, n: 2 },
];
export function scan(): void {
  channels[1]!.limits = shared;
  shared.low++;
  for (const channel of channels) console.log(channel.limits?.low ?? -1);
  channels[0]!.limits = null;
  console.log(channels[0]!.limits === null);
}
