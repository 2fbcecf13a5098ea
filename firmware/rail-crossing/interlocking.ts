/**
 * What must hold whatever anybody asks. The train gets proceed only while the crossing is proven shut; the road gets it back only when no train can be
 * coming. Both are decided anew in each scan from contacts and track circuits, not from where the sequence stands, and any doubt is a fault: red
 * for the train, barriers down, until a reset.
 */
import { points, type u16 } from 'bulkhead';
import { F_TRIG, TON } from 'bulkhead/iec';
import { BARRIERS_LATE, CONTACTS_CONTRADICT, LIGHTS_UNPROVEN, NOT_RAISED, TRAIN_LOST, TRAIN_UNEXPECTED } from './states.ts';
import type system from './system.ts';

const { approachClear, crossingClear, northUp, northDown, southUp, southDown, lightsProven, roadFree, proceed, roadLights, raise } = points<
  typeof system,
  'safety'
>();

export class Interlocking {
  /** Bits of states.ts; each stays until a reset. */
  faults: u16 = 0;
  /** A train may have seen proceed and not yet have passed. At the start nobody knows. */
  private locked: boolean = true;
  /** Proceed was given, and the crossing has not been released since. */
  private given: boolean = false;
  /** Since the last proceed a train came onto the crossing. */
  private taken: boolean = false;
  /** The barriers were up when they were told to fall, and cannot be down yet. */
  private falling: boolean = false;

  private readonly arrival: F_TRIG = new F_TRIG();
  private readonly shut: TON = new TON('2s');
  private readonly red: TON = new TON('60s');
  private readonly clear: TON = new TON('2s');
  private readonly warned: TON = new TON('10s');
  private readonly lost: TON = new TON('200ms');
  private readonly fall: TON = new TON('4s');
  private readonly fallLate: TON = new TON('15s');
  private readonly riseLate: TON = new TON('15s');
  private readonly contradiction: TON = new TON('200ms');
  private readonly leaving: TON = new TON('5s');
  private readonly unlit: TON = new TON('1s');

  /** Once a scan, before anything is decided: what the inputs say about the outputs of the scan before. */
  observe(): void {
    this.observeBarriers();
    this.observeLights();
    this.observeTrains();
  }

  /** Once a scan, at its end. What is wanted happens where it may; the lights go out only over barriers that are up. */
  drive(wantRaise: boolean, wantProceed: boolean, wantLights: boolean): void {
    raise.value = wantRaise && this.mayRaise;
    proceed.value = wantProceed && this.mayProceed;
    roadLights.value = wantLights || !raise.value || !this.isUp;
  }

  /** Whether the train may have proceed now. */
  get mayProceed(): boolean {
    return this.faults === 0 && this.shut.q && this.isShut && !approachClear.value && crossingClear.value;
  }

  /** Whether the barriers may be up, or go up, now. Up they also stay for the warning before they fall, not a second longer. */
  get mayRaise(): boolean {
    if (this.faults !== 0 || this.locked || proceed.value || !crossingClear.value) return false;
    return approachClear.value ? this.clear.q : this.isUp && !this.warned.q;
  }

  get isUp(): boolean {
    return northUp.value && southUp.value && !northDown.value && !southDown.value;
  }

  get isDown(): boolean {
    return northDown.value && southDown.value && !northUp.value && !southUp.value;
  }

  /** As after a restart of the task: nothing is believed, everything is proven anew. */
  reset(): void {
    this.faults = 0;
    this.locked = true;
    this.given = false;
    this.taken = false;
    this.falling = false;
    this.red.update(false);
    this.clear.update(false);
    this.shut.update(false);
    this.lost.update(false);
    this.fallLate.update(false);
    this.riseLate.update(false);
    this.contradiction.update(false);
    this.leaving.update(false);
    this.unlit.update(false);
  }

  private get isShut(): boolean {
    return !raise.value && this.isDown && roadLights.value && lightsProven.value && roadFree.value;
  }

  private observeBarriers(): void {
    const up = raise.value;
    this.shut.update(this.isShut);

    this.fall.update(!up);
    if (up) this.falling = this.isUp;
    else if (this.fall.q) this.falling = false;
    // A barrier that is down before it can be, or up and down at once, is a contact that lies.
    const tooSoon = !up && this.falling && (northDown.value || southDown.value);
    this.contradiction.update(tooSoon || (northUp.value && northDown.value) || (southUp.value && southDown.value));
    this.leaving.update(up ? northDown.value || southDown.value : northUp.value || southUp.value);
    if (this.contradiction.q || this.leaving.q) this.faults |= CONTACTS_CONTRADICT;

    this.fallLate.update(!up && !this.isDown);
    if (this.fallLate.q) this.faults |= BARRIERS_LATE;
    this.riseLate.update(up && !this.isUp);
    if (this.riseLate.q) this.faults |= NOT_RAISED;
  }

  private observeLights(): void {
    // A proof without light is as bad as light without a proof.
    this.unlit.update(roadLights.value !== lightsProven.value);
    if (this.unlit.q) this.faults |= LIGHTS_UNPROVEN;
  }

  private observeTrains(): void {
    this.red.update(!proceed.value);
    this.clear.update(approachClear.value && crossingClear.value);
    this.warned.update(!approachClear.value);
    this.arrival.update(crossingClear.value);
    if (this.arrival.q) {
      if (proceed.value) this.taken = true;
      else if (!this.taken) this.faults |= TRAIN_UNEXPECTED;
    }
    // A train that was let in must come: when it is no longer in the approach it is on the crossing.
    this.lost.update(this.given && !this.taken && approachClear.value && crossingClear.value);
    if (this.lost.q) this.faults |= TRAIN_LOST;

    if (proceed.value) {
      this.locked = true;
      this.given = true;
      if (!this.arrival.q) this.taken = false;
    } else if (this.clear.q && (this.taken || this.red.q)) {
      this.locked = false;
      this.given = false;
      this.taken = false;
    }
  }
}
