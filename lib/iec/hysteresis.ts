import type { f32, i32 } from '../bulkhead.ts';

/**
 * Two-point switch: `q` becomes true below `low`, false above `high`, and keeps its state in between: that of a heater or a pump that fills. The limits may
 * move between scans; with `low > high` the lower limit wins. (The HYSTERESIS of edition 2, F.6.6, switches the other way round: `!q`.)
 * `new HYSTERESIS<f32>()` for floats.
 */
export class HYSTERESIS<T extends i32 | f32 = i32> {
  private state: boolean = false;

  update(value: T, low: T, high: T): void {
    if (value < low) this.state = true;
    else if (value > high) this.state = false;
  }

  get q(): boolean {
    return this.state;
  }
}
