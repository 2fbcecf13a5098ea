const signed = new BigInt64Array(3);
const unsigned = new BigUint64Array([1n, 2n]);

export function scan(): void {
  signed[0] = 9223372036854775807n;
  signed[1] = signed[0]! + 1n;
  signed[2] = -5n;
  unsigned[0] = -1n;
  unsigned[1] = unsigned[0]! + 2n;
  console.log(signed[0]!, signed[1]!, signed[2]!);
  console.log(unsigned[0]!, unsigned[1]!, unsigned.length);
}
