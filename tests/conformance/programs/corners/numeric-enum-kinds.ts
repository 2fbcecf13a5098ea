import type { i32, u8 } from 'bulkhead';
enum Step {
  A,
  B = 200,
  C,
}
enum Sign {
  Minus = -1,
  Zero,
  Plus,
}
let step: Step = Step.B;
let sign = Sign.Minus;
const counts: u8[] = [0, 0, 0];
export function scan(): void {
  const next = step + 1;
  console.log(next, next === Step.C, step * 2, sign - 1, -sign, sign | 0);
  counts[sign + 1]!++;
  counts[Sign.Plus + 1]! += Step.C;
  console.log(counts[0]!, counts[2]!);
  step = Step.C;
  const n: u8 = step;
  const m: i32 = sign * 1000;
  console.log(n, m, step > Sign.Plus, Math.max(step, 7), step % 7);
  sign = Sign.Plus;
  console.log(sign === Sign.Plus ? step : Step.A, [Step.A, Step.B].length);
  counts[step - 200] = step * 2;
}
