import type { f32 } from 'bulkhead';

interface State {
  value: f32;
  rate: f32;
}
class Filter {
  private y: f32 = 0;
  private readonly a: f32;
  constructor(a: f32) {
    this.a = a;
  }
  update(x: f32): f32 {
    this.y += this.a * (x - this.y);
    return this.y;
  }
}
const state: State = { value: 0.1, rate: 0.01 };
const filter = new Filter(0.3);

function scale(x: f32, by: f32 = 0.1): f32 {
  return x * by;
}

export function scan(): void {
  for (let i = 0; i < 3; i++) {
    state.value += state.rate * 3;
    console.log(state.value, filter.update(state.value));
  }
  console.log(scale(0.7), scale(0.7, 0.7), scale(1 / 3, 3));
}
