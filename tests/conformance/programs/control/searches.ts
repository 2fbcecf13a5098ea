import { type i32, type u8, u32 } from 'bulkhead';

const table = [1, 4, 9, 16, 25, 36, 49];
const data = new Uint8Array(16);
let wanted: i32 = 9;
let bits: u32 = 0xf0f0;

function find(x: i32): i32 {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (table[mid]! < x) low = mid + 1;
    else high = mid;
  }
  return low;
}
function find2(x: i32): i32 {
  let low = 0;
  let high = table.length - 1;
  while (low <= high) {
    const mid = low + Math.trunc((high - low) / 2);
    if (table[mid]! === x) return mid;
    if (table[mid]! < x) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}
function count(x: u32): u8 {
  let left = x;
  let n: u8 = 0;
  while (left !== 0) {
    left = (left & (left - 1)) >>> 0;
    n++;
  }
  return n;
}
function sum(n: u8): i32 {
  let total = 0;
  for (let i: u8 = 0; i + 2 < n; i++) total += data[i & 15]!;
  return total;
}
function isBig(x: i32): boolean {
  return data[x & 15]! > 3;
}
function first(n: u8): i32 {
  let a = 0;
  while (a < n && !isBig(a)) a++;
  return a;
}

export function scan(): void {
  console.log(find(wanted), find2(wanted), count(bits), sum(9), first(9));
  for (wanted = 0; wanted < 60; wanted += 7) console.log(find(wanted), find2(wanted));
  bits = u32.wrap(bits * 3);
}
