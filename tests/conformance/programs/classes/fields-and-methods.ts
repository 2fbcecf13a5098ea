import type { i32, u8 } from 'bulkhead';

class Account {
  balance: i32 = 10;
  private moves: u8 = 0;

  deposit(amount: i32): void {
    this.balance += amount;
    this.moves++;
  }
  withdraw(amount: i32): boolean {
    if (amount > this.balance) return false;
    this.deposit(-amount);
    return true;
  }
  count(): u8 {
    return this.moves;
  }
}
const a = new Account();
const b = new Account();

export function scan(): void {
  a.deposit(90);
  console.log(a.balance, b.balance, a.withdraw(150), b.withdraw(5), a.withdraw(100));
  console.log(a.balance, b.balance, a.count(), b.count());
}
