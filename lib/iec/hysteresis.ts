import type { i32 } from '../bulkhead.ts';

/**
 * Two-point switch: `q` becomes true below `low`, false above `high`, and keeps its state in between: that of a heater or a pump that fills. The limits may
 * move between scans; with `low > high` the lower limit wins. (The HYSTERESIS of edition 2, F.6.6, switches the other way round: `!q`.)
 */
export class HYSTERESIS {
  private state: boolean = false;

  update(value: i32, low: i32, high: i32): void {
    if (value < low) this.state = true;
    else if (value > high) this.state = false;
  }

  get q(): boolean {
    return this.state;
  }
}
