/** Ten balls in a box of 500 by 500, five hundred steps: how often they bounce off a wall. */
import { type i32, type u16, u32 } from 'bulkhead';

const FRAMES = 500;
const LIMIT = 500;

class Random {
  private seed: u16 = 0;

  reset(): void {
    this.seed = 9219;
  }

  next(): u16 {
    this.seed = (this.seed * 1309 + 13849) & 0xffff;
    return this.seed;
  }
}

class Ball {
  x: i32 = 0;
  y: i32 = 0;
  private xVelocity: i32 = 0;
  private yVelocity: i32 = 0;

  place(random: Random): void {
    this.x = random.next() % LIMIT;
    this.y = random.next() % LIMIT;
    this.xVelocity = (random.next() % 300) - 150;
    this.yVelocity = (random.next() % 300) - 150;
  }

  /** One step; whether the ball met a wall. */
  move(): boolean {
    let bounced = false;
    this.x += this.xVelocity;
    this.y += this.yVelocity;
    if (this.x > LIMIT) {
      this.x = LIMIT;
      this.xVelocity = -Math.abs(this.xVelocity);
      bounced = true;
    }
    if (this.x < 0) {
      this.x = 0;
      this.xVelocity = Math.abs(this.xVelocity);
      bounced = true;
    }
    if (this.y > LIMIT) {
      this.y = LIMIT;
      this.yVelocity = -Math.abs(this.yVelocity);
      bounced = true;
    }
    if (this.y < 0) {
      this.y = 0;
      this.yVelocity = Math.abs(this.yVelocity);
      bounced = true;
    }
    return bounced;
  }
}

const random = new Random();
// biome-ignore format: a table
const balls = [
  new Ball(), new Ball(), new Ball(), new Ball(), new Ball(),
  new Ball(), new Ball(), new Ball(), new Ball(), new Ball(),
] as const;

export function run(): u32 {
  random.reset();
  for (const ball of balls) ball.place(random);
  let bounces: u32 = 0;
  let sum: u32 = 0;
  for (let frame = 0; frame < FRAMES; frame++) {
    for (const ball of balls) {
      if (ball.move()) bounces++;
    }
    sum = u32.wrap(Math.imul(sum, 31) + balls[frame % 10].x + balls[frame % 7].y);
  }
  return u32.wrap(sum + bounces);
}
