import { atMost, type i32, type u8 } from 'bulkhead';

class Node {
  next: Node | null = null;
  constructor(readonly value: u8) {}
}
const a = new Node(3);
const b = new Node(1);
const c = new Node(2);
let head: Node | null = null;

function insert(node: Node): void {
  if (head === null || head.value >= node.value) {
    node.next = head;
    head = node;
    return;
  }
}

function sum(): i32 {
  let total: i32 = 0;
  let at = head;
  for (const _ of atMost(10)) {
    if (at === null) break;
    total = total * 10 + at.value;
    at = at.next;
  }
  return total;
}

export function scan(): void {
  insert(a);
  insert(c);
  insert(b);
  console.log(sum(), head?.value ?? 0, head?.next?.next?.next == null);
}
