/** An integer never is -0, also on its way into an f32. */
import { f32, type i32 } from 'bulkhead';

let zero: i32 = 0;
let minus: i32 = -3;

export function scan(): void {
  const one: f32 = 1;
  console.log(one / f32(-zero), one / f32(zero * minus), one / f32(minus % 3), one / f32(Math.trunc(minus / 7)));
  const negated: i32 = -zero;
  console.log(negated, one / f32(negated), one / f32(zero - zero));
}
