import type { i32 } from 'bulkhead';

class Wheel {
  turns: i32 = 0;
  roll(by: i32): void {
    this.turns += by;
  }
}
class Cart {
  readonly left: Wheel = new Wheel();
  readonly right: Wheel = new Wheel();
  forward(): void {
    this.left.roll(1);
    this.right.roll(1);
  }
  turn(): void {
    this.left.roll(2);
  }
}
const cart = new Cart();

export function scan(): void {
  cart.forward();
  cart.turn();
  const right = cart.right;
  right.roll(10);
  console.log(cart.left.turns, cart.right.turns, right.turns);
}
