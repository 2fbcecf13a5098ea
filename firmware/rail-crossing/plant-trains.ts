/** Trains on one track, from the left: where they are, what their drivers do. Metres from the near edge of the road, metres a second, seconds. */

/** A train stops here when the signal is red. */
export const SIGNAL = -40;
/** The road: barriers must be down while any part of a train is in it. */
export const ROAD = { from: 0, to: 10 };
/** Track circuits. */
export const APPROACH = { from: -800, to: -20 };
export const CROSSING = { from: -20, to: 30 };
/** Where trains come into the model, and leave it. */
const START = -900;
const END = 60;

const SPEED_MOST = 25;
const ACCELERATION = 0.5;
const SERVICE_BRAKE = 0.8;
const EMERGENCY_BRAKE = 1.2;
/** A driver who has seen proceed needs this long to do something about a signal that falls back. */
const REACTION = 1.5;
/** Between two trains, and before a signal at red. */
const DISTANCE = 15;

export class Train {
  front = START;
  speed: number;
  readonly length: number;
  /** Passed the signal while it showed red. */
  passedAtRed = false;
  /** Since the driver last saw proceed. */
  private sinceProceed = Number.POSITIVE_INFINITY;

  constructor(length: number, speed: number) {
    this.length = length;
    this.speed = Math.min(speed, SPEED_MOST);
  }

  get rear(): number {
    return this.front - this.length;
  }

  isIn({ from, to }: { from: number; to: number }): boolean {
    return this.front > from && this.rear < to;
  }

  get isGone(): boolean {
    return this.rear > END;
  }

  /** @param ahead where the train in front ends */
  step(dt: number, proceed: boolean, ahead: number): void {
    this.sinceProceed = proceed ? 0 : this.sinceProceed + dt;
    const bound = this.front <= SIGNAL && !proceed && this.sinceProceed >= REACTION;
    const stop = Math.min(bound ? SIGNAL - 5 : Number.POSITIVE_INFINITY, ahead - DISTANCE);
    const way = stop - this.front;
    // What it may have and still stop there with the service brake; past that, everything it has.
    const allowed = way > 0 ? Math.sqrt(2 * SERVICE_BRAKE * way) : 0;
    if (this.speed > allowed + 1) this.speed -= EMERGENCY_BRAKE * dt;
    else if (this.speed > allowed) this.speed -= SERVICE_BRAKE * dt;
    else this.speed = Math.min(this.speed + ACCELERATION * dt, allowed, SPEED_MOST);
    this.speed = Math.max(0, this.speed);
    const before = this.front;
    this.front += this.speed * dt;
    if (before <= SIGNAL && this.front > SIGNAL && !proceed) this.passedAtRed = true;
  }
}
