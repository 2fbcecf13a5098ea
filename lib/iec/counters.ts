/**
 * Counters of INT: IEC 61131-3:2013, 6.6.3.5.4, table 45 (edition 2: 2.5.2.3.3). CU and CD count on their rising edges (`R_EDGE`), which are
 * looked at in every scan: one that comes while R or LD holds is gone. Of inputs at once R wins over LD, and LD over counting; CU and CD in one scan cancel
 * out. CV stops at PVmax and PVmin, here the limits of INT: 32767 and -32768. A changed PV counts at once.
 */
import { i16 } from '../bulkhead.ts';

/** Up: `q` is true once CV has come to PV. */
export class CTU {
  /** Preset value. */
  pv: i16;
  private count: i16 = 0;
  private clock: boolean = false;

  constructor(pv: i16) {
    this.pv = pv;
  }

  update(cu: boolean, r: boolean = false): void {
    if (r) this.count = 0;
    else if (cu && !this.clock && this.count < i16.max) this.count++;
    this.clock = cu;
  }

  get q(): boolean {
    return this.count >= this.pv;
  }

  get cv(): i16 {
    return this.count;
  }
}

/** Down from PV, which `ld` loads: `q` is true once CV has come to 0, thus also before the first `ld`. */
export class CTD {
  /** Preset value. */
  pv: i16;
  private count: i16 = 0;
  private clock: boolean = false;

  constructor(pv: i16) {
    this.pv = pv;
  }

  update(cd: boolean, ld: boolean = false): void {
    if (ld) this.count = this.pv;
    else if (cd && !this.clock && this.count > i16.min) this.count--;
    this.clock = cd;
  }

  get q(): boolean {
    return this.count <= 0;
  }

  get cv(): i16 {
    return this.count;
  }
}

/** Up and down: `qu` is true from PV up, `qd` from 0 down. */
export class CTUD {
  /** Preset value. */
  pv: i16;
  private count: i16 = 0;
  private upClock: boolean = false;
  private downClock: boolean = false;

  constructor(pv: i16) {
    this.pv = pv;
  }

  update(cu: boolean, cd: boolean, r: boolean = false, ld: boolean = false): void {
    const up = cu && !this.upClock;
    const down = cd && !this.downClock;
    if (r) this.count = 0;
    else if (ld) this.count = this.pv;
    else if (up && !down && this.count < i16.max) this.count++;
    else if (down && !up && this.count > i16.min) this.count--;
    this.upClock = cu;
    this.downClock = cd;
  }

  get qu(): boolean {
    return this.count >= this.pv;
  }

  get qd(): boolean {
    return this.count <= 0;
  }

  get cv(): i16 {
    return this.count;
  }
}
