/**
 * Counters of DINT: IEC 61131-3:2013, 6.6.3.5.4, table 45 (edition 2: 2.5.2.3.3). As those of INT (counters.ts), for
 * what comes past 32767.
 */
import { i32 } from '../bulkhead.ts';

/** Up: `q` is true once CV has come to PV. */
export class CTU_DINT {
  /** Preset value. */
  pv: i32;
  private count: i32 = 0;
  private clock: boolean = false;

  constructor(pv: i32) {
    this.pv = pv;
  }

  update(cu: boolean, r: boolean = false): void {
    if (r) this.count = 0;
    else if (cu && !this.clock && this.count < i32.max) this.count++;
    this.clock = cu;
  }

  get q(): boolean {
    return this.count >= this.pv;
  }

  get cv(): i32 {
    return this.count;
  }
}

/** Down from PV, which `ld` loads: `q` is true once CV has come to 0, thus also before the first `ld`. */
export class CTD_DINT {
  /** Preset value. */
  pv: i32;
  private count: i32 = 0;
  private clock: boolean = false;

  constructor(pv: i32) {
    this.pv = pv;
  }

  update(cd: boolean, ld: boolean = false): void {
    if (ld) this.count = this.pv;
    else if (cd && !this.clock && this.count > i32.min) this.count--;
    this.clock = cd;
  }

  get q(): boolean {
    return this.count <= 0;
  }

  get cv(): i32 {
    return this.count;
  }
}

/** Up and down: `qu` is true from PV up, `qd` from 0 down. */
export class CTUD_DINT {
  /** Preset value. */
  pv: i32;
  private count: i32 = 0;
  private upClock: boolean = false;
  private downClock: boolean = false;

  constructor(pv: i32) {
    this.pv = pv;
  }

  update(cu: boolean, cd: boolean, r: boolean = false, ld: boolean = false): void {
    const up = cu && !this.upClock;
    const down = cd && !this.downClock;
    if (r) this.count = 0;
    else if (ld) this.count = this.pv;
    else if (up && !down && this.count < i32.max) this.count++;
    else if (down && !up && this.count > i32.min) this.count--;
    this.upClock = cu;
    this.downClock = cd;
  }

  get qu(): boolean {
    return this.count >= this.pv;
  }

  get qd(): boolean {
    return this.count <= 0;
  }

  get cv(): i32 {
    return this.count;
  }
}
