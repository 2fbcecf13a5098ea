import { format } from 'bulkhead';

export function scan(): void {
  const two = new Uint8Array(2);
  console.log(format(two, 'é'), two[0]!, two[1]!);
  console.log(format(two, 'éa'));
}
