import { type i32, run, type Steps } from 'bulkhead';

interface Motor {
  name: 'left' | 'right';
  speed: i32;
}
const left: Motor = { name: 'left', speed: 0 };
const right: Motor = { name: 'right', speed: 100 };

function* ramp(motor: Motor, step: i32, turns: i32): Steps {
  for (let i = 0; i < turns; i++) {
    motor.speed += step;
    console.log(motor.name, motor.speed);
    yield;
  }
  console.log(motor.name, 'ready');
}
const a = run(ramp, left, 5, 3);
const b = run(ramp, right, -7, 2);

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    a.step();
    if (turn % 2 === 0) b.step();
    console.log(a.done, b.done, left.speed, right.speed);
  }
}
