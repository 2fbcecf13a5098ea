/** A PID controller with anti-windup on a tank with delay, 2,000 scans. */
import { type f32, i32, type u8, u32 } from 'bulkhead';

const SCANS = 2000;
const DELAY = 8;

class Pid {
  private readonly kp: f32;
  private readonly ki: f32;
  private readonly kd: f32;
  private integral: f32 = 0;
  private last: f32 = 0;

  constructor(kp: f32, ki: f32, kd: f32) {
    this.kp = kp;
    this.ki = ki;
    this.kd = kd;
  }

  reset(): void {
    this.integral = 0;
    this.last = 0;
  }

  /** Output 0..100 %. */
  update(setpoint: f32, actual: f32, dt: f32): f32 {
    const error: f32 = setpoint - actual;
    const slope: f32 = (actual - this.last) / dt;
    this.last = actual;
    const wanted: f32 = this.kp * error + this.integral - this.kd * slope;
    let output: f32 = wanted;
    if (output > 100) output = 100;
    if (output < 0) output = 0;
    // The integral grows only while the output can follow it.
    if (output === wanted) this.integral += this.ki * error * dt;
    return output;
  }
}

class Tank {
  level: f32 = 0;
  private readonly inflow = new Float32Array(DELAY);
  private position: u8 = 0;

  reset(): void {
    this.level = 20;
    this.position = 0;
    this.inflow.fill(0);
  }

  step(valve: f32, dt: f32): void {
    const arrives = this.inflow[this.position];
    this.inflow[this.position] = valve * 0.05;
    this.position = (this.position + 1) % DELAY;
    this.level += (arrives - this.level * 0.04) * dt;
    if (this.level < 0) this.level = 0;
  }
}

const controller = new Pid(4, 0.5, 0.8);
const tank = new Tank();

export function run(): u32 {
  controller.reset();
  tank.reset();
  const dt: f32 = 0.1;
  let sum: u32 = 0;
  for (let scan = 0; scan < SCANS; scan++) {
    const setpoint: f32 = scan % 1000 < 500 ? 60 : 35;
    const valve = controller.update(setpoint, tank.level, dt);
    tank.step(valve, dt);
    sum = u32.wrap(Math.imul(sum, 31) + i32.trunc(tank.level * 1000) + i32.trunc(valve * 100));
  }
  return sum;
}
